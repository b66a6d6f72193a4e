import {statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from '@jest/globals';
import type {Browser} from 'playwright-core';
import {openBrowser} from '../helpers/browser.ts';
import {dataSet} from '../helpers/data-set.ts';
import {times} from '../helpers/findings.ts';
import {lookAtPage, pageOf, violations} from '../helpers/looked-page.ts';

const HOSTILE = '<img src=x onerror=alert(1)>';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

describe('the page of a report', () => {
  const file = pageOf('examples/sick');
  for (const scheme of ['light', 'dark'] as const) {
    it.each([375, 900, 1400])(`is accessible, whole and quiet, ${scheme}, %d px wide`, async width => {
      const {page, wrong} = await lookAtPage(browser, file, {width, scheme});
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth > innerWidth')).toBe(false);
      expect(wrong).toEqual([]);
      await page.close();
    });
  }
  it('finds tags and items', async () => {
    const {page} = await lookAtPage(browser, file);
    await page.fill('#search', 'pellmo');
    await page.waitForFunction('/[1-9]/.test(document.querySelector("#found-count").textContent)');
    await page.fill('#search', 'no such tag anywhere');
    await page.waitForFunction('/^(0|No|Nothing)/.test(document.querySelector("#found-count").textContent.trim())');
    await page.close();
  });
  it('shows what captions say, and does none of it', async () => {
    const captions = times(25, i => `${HOSTILE}, hat ${i % 3}, "><script>alert(2)</script>, {{7*7}}, ${i}`);
    const root = dataSet(Object.fromEntries(captions.map((caption, i) => [`${i}.txt`, caption])));
    const {page, wrong} = await lookAtPage(browser, pageOf(root, ['--captions-only']));
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
    const {page, wrong} = await lookAtPage(browser, large);
    await page.fill('#search', '9999.png');
    await page.waitForFunction('/[1-9]/.test(document.querySelector("#found-count").textContent)');
    expect(wrong).toEqual([]);
    await page.close();
  });
});
