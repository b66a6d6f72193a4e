import {execFileSync} from 'node:child_process';
import {statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import {afterAll, beforeAll, describe, expect, it} from '@jest/globals';
import type {Browser} from 'playwright-core';
import {openBrowser} from '../helpers/browser.ts';
import {dataSet} from '../helpers/data-set.ts';
import {lookAtPage, violations} from '../helpers/looked-page.ts';
import {drawn} from '../helpers/pictures.ts';

const HOSTILE = '<img src=x onerror=alert(1)>';
let browser: Browser;
let file: string;

beforeAll(async () => {
  browser = await openBrowser();
  const root = dataSet({'0.txt': `hat, ${HOSTILE}`, '1.txt': 'hat', 'val/20.txt': 'hat'});
  for (let i = 0; i < 21; i++) {
    const picture = await (i === 19 ? drawn(18).flop() : drawn(i < 16 ? 0 : i)).png().toBuffer();
    writeFileSync(join(root, i === 20 ? 'val/20.png' : i === 2 ? `2 ${HOSTILE}.png` : `${i}.png`), picture);
  }
  file = join(dataSet({}), 'copies.html');
  execFileSync(process.execPath, ['dist/cli.cjs', 'duplicates', root, '-o', file, '--no-cache'], {stdio: 'pipe'});
});
afterAll(() => browser.close());

describe('the page of copies', () => {
  for (const scheme of ['light', 'dark'] as const) {
    it.each([375, 900, 1400])(`is accessible, whole and quiet, ${scheme}, %d px wide`, async width => {
      const {page, wrong} = await lookAtPage(browser, file, {width, scheme});
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth > innerWidth')).toBe(false);
      expect(wrong).toEqual([]);
      await page.close();
    });
  }
  it('shows its pictures, and what captions and names say, and does none of it', async () => {
    const {page, wrong} = await lookAtPage(browser, file);
    expect(await page.evaluate('[...document.images].every(one => one.complete && one.naturalWidth === 160)')).toBe(
      true,
    );
    expect(await page.locator('img').count()).toBe(12 + 2);
    expect(await page.textContent('body')).toContain(HOSTILE);
    expect(await page.locator('img[src="x"]').count()).toBe(0);
    expect(wrong).toEqual([]);
    await page.close();
  });
  it('is small', () => expect(statSync(file).size).toBeLessThan(300_000));
});
