import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import {pathToFileURL} from 'node:url';
import type {Browser, Page} from 'playwright-core';
import {dataSet} from './data-set.ts';

const AXE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

interface Looked {
  readonly page: Page;
  /** What went wrong: errors of the script, requests, dialogs. */
  readonly wrong: string[];
}

/** Writes the page of a data set as the command line does. */
export function pageOf(path: string, options: readonly string[] = []): string {
  const file = join(dataSet({}), 'report.html');
  const args = ['dist/cli.cjs', 'check', path, '-o', file, '--no-cache', '--quiet', ...options];
  execFileSync(process.execPath, args, {stdio: 'pipe'});
  return file;
}

/** Opens a page, and listens to it. */
export async function lookAtPage(
  browser: Browser,
  file: string,
  {
    width = 1200,
    height = 900,
    scheme = 'light',
  }: {
    readonly width?: number;
    readonly height?: number;
    readonly scheme?: 'light' | 'dark';
  } = {},
): Promise<Looked> {
  // The policy of the page forbids foreign scripts, axe among them.
  const page = await browser.newPage({viewport: {width, height}, colorScheme: scheme, bypassCSP: true});
  const wrong: string[] = [];
  page.on('pageerror', error => wrong.push(error.message));
  page.on('console', message => message.type() === 'error' && wrong.push(message.text()));
  page.on('request', request => !/^(file|data):/.test(request.url()) && wrong.push(request.url()));
  page.on('dialog', dialog => {
    wrong.push(dialog.message());
    void dialog.dismiss();
  });
  await page.goto(pathToFileURL(file).href);
  return {page, wrong};
}

interface Violation {
  readonly id: string;
  readonly nodes: readonly {readonly html: string}[];
}

/** What axe says against a page: rule and element. */
export async function violations(page: Page): Promise<string[]> {
  await page.addScriptTag({content: AXE});
  const found = (await page.evaluate('axe.run().then(({violations}) => violations)')) as readonly Violation[];
  return found.map(({id, nodes}) => `${id}: ${nodes[0]?.html ?? ''}`);
}
