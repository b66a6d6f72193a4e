import {existsSync} from 'node:fs';
import process from 'node:process';
import {type Browser, chromium} from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The Chromium of this system; `CHROMIUM` may name another one. */
export function openBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM'] ?? PLACES.find(path => existsSync(path));
  if (executablePath === undefined) throw new Error('There is no Chromium here: apt-get install chromium');
  return chromium.launch({executablePath, args: ['--no-sandbox']});
}
