import {existsSync} from 'node:fs';
import process from 'node:process';
import {micromark} from 'micromark';
import {gfm, gfmHtml} from 'micromark-extension-gfm';
import {chromium} from 'playwright-core';

/** Sizes and colours near enough to those of a comment on GitHub. */
const STYLE = `
  body { margin: 0; background: #fff; color: #1f2328; font: 14px/1.5 "Noto Sans", "DejaVu Sans", Arial, "Noto Color Emoji", sans-serif }
  main { width: 1010px; padding: 16px 20px; margin: 12px; border: 1px solid #d1d9e0; border-radius: 6px }
  h2 { margin: 0 0 16px; padding-bottom: 0.3em; border-bottom: 1px solid #d1d9e0; font-size: 1.5em }
  h3 { font-size: 1.25em }
  table { border-collapse: collapse; font-size: 13px }
  td, th { padding: 6px 10px; border: 1px solid #d1d9e0; white-space: nowrap }
  code { padding: 0.2em 0.4em; border-radius: 6px; background: #818b981f; font: 85% "DejaVu Sans Mono", monospace }
  details { margin: 8px 0 }
  sub { color: #59636e; font-size: 75% }
`;
const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Draws a comment into a PNG file. */
export async function drawComment(markdown, path) {
  const options = {allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()]};
  const executablePath = process.env.CHROMIUM ?? BROWSERS.find(place => existsSync(place));
  const browser = await chromium.launch({executablePath, args: ['--no-sandbox']});
  try {
    const page = await browser.newPage({viewport: {width: 1080, height: 600}, deviceScaleFactor: 1.5});
    await page.setContent(`<style>${STYLE}</style><main>${micromark(markdown, options)}</main>`);
    await page.locator('main').screenshot({path});
  } finally {
    await browser.close();
  }
}
