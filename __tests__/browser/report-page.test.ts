import {execFileSync} from 'node:child_process';
import {readFileSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import {pathToFileURL} from 'node:url';
import {afterAll, beforeAll, describe, expect, it} from '@jest/globals';
import type {Browser, Page} from 'playwright-core';
import {openBrowser} from '../helpers/browser.ts';
import {dataSet} from '../helpers/data-set.ts';
import {times} from '../helpers/findings.ts';

const AXE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
const HOSTILE = '<img src=x onerror=alert(1)>';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** Writes the page of a data set as the command line does. */
function pageOf(path: string, options: readonly string[] = []): string {
  const file = join(dataSet({}), 'report.html');
  const args = ['dist/cli.cjs', 'check', path, '-o', file, '--no-cache', '--quiet', ...options];
  execFileSync(process.execPath, args, {stdio: 'pipe'});
  return file;
}

interface Looked {
  readonly page: Page;
  /** What went wrong: errors of the script, requests, dialogs. */
  readonly wrong: string[];
}

async function look(file: string, width = 1200, colorScheme: 'light' | 'dark' = 'light'): Promise<Looked> {
  // The policy of the page forbids foreign scripts, axe among them.
  const page = await browser.newPage({viewport: {width, height: 900}, colorScheme, bypassCSP: true});
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

async function violations(page: Page): Promise<string[]> {
  await page.addScriptTag({content: AXE});
  const found = (await page.evaluate('axe.run().then(({violations}) => violations)')) as readonly Violation[];
  return found.map(({id, nodes}) => `${id}: ${nodes[0]?.html ?? ''}`);
}

describe('the page of a report', () => {
  const file = pageOf('examples/sick');
  for (const scheme of ['light', 'dark'] as const) {
    it.each([375, 900, 1400])(`is accessible, whole and quiet, ${scheme}, %d px wide`, async width => {
      const {page, wrong} = await look(file, width, scheme);
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth > innerWidth')).toBe(false);
      expect(wrong).toEqual([]);
      await page.close();
    });
  }
  it('finds tags and items', async () => {
    const {page} = await look(file);
    await page.fill('#search', 'pellmo');
    await page.waitForFunction('/[1-9]/.test(document.querySelector("#found-count").textContent)');
    await page.fill('#search', 'no such tag anywhere');
    await page.waitForFunction('/^(0|No|Nothing)/.test(document.querySelector("#found-count").textContent.trim())');
    await page.close();
  });
  it('shows what captions say, and does none of it', async () => {
    const captions = times(25, i => `${HOSTILE}, hat ${i % 3}, "><script>alert(2)</script>, {{7*7}}, ${i}`);
    const root = dataSet(Object.fromEntries(captions.map((caption, i) => [`${i}.txt`, caption])));
    const {page, wrong} = await look(pageOf(root, ['--captions-only']));
    await page.fill('#search', 'img');
    await page.waitForFunction('/[1-9]/.test(document.querySelector("#found-count").textContent)');
    expect(await page.locator('img[src="x"]').count()).toBe(0);
    expect(await page.textContent('body')).toContain(HOSTILE);
    expect(wrong).toEqual([]);
    await page.close();
  });
  it('holds 10,000 items in 3 MB', async () => {
    const path = join(dataSet({}), 'metadata.jsonl');
    const rows = times(10_000, i =>
      JSON.stringify({file_name: `${i}.png`, text: `hat ${i % 40}, view ${i % 7}, place ${i % 23}`}),
    );
    writeFileSync(path, rows.join('\n'));
    const large = pageOf(path, ['--captions-only', '--advice', 'none']);
    expect(statSync(large).size).toBeLessThan(3e6);
    const {page, wrong} = await look(large);
    await page.fill('#search', '9999.png');
    await page.waitForFunction('/[1-9]/.test(document.querySelector("#found-count").textContent)');
    expect(wrong).toEqual([]);
    await page.close();
  });
});
