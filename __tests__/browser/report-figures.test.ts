import {afterAll, beforeAll, describe, expect, it} from '@jest/globals';
import type {Browser, Locator, Page} from 'playwright-core';
import {openBrowser} from '../helpers/browser.ts';
import {dataSet} from '../helpers/data-set.ts';
import {times} from '../helpers/findings.ts';
import {lookAtPage, pageOf, violations} from '../helpers/looked-page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const BOX = '#reading';

/** The picture whose summary starts like that. */
function figure(page: Page, summary: string): Locator {
  return page.locator(`figure[aria-label*="${summary}"]`);
}

/** Points at a place of a picture, in its own pixels. */
async function point(picture: Locator, x: number, y: number): Promise<void> {
  const svg = picture.locator('svg').first();
  await svg.scrollIntoViewIfNeeded();
  const box = await svg.boundingBox();
  const width = Number(await svg.getAttribute('width'));
  const scale = (box?.width ?? 0) / width;
  await picture.page().mouse.move((box?.x ?? 0) + x * scale - 3, (box?.y ?? 0) + y * scale);
  await picture.page().mouse.move((box?.x ?? 0) + x * scale, (box?.y ?? 0) + y * scale);
}

/** The first spot of a picture, as the page has it. */
async function spot(picture: Locator, lane = 0, place = 0): Promise<readonly number[]> {
  const data = JSON.parse((await picture.locator('script').textContent()) ?? '') as {lanes: number[][][]};
  return data.lanes[lane]?.[place] ?? [];
}

describe('pictures of a report', () => {
  const file = pageOf('examples/sick');

  it('say of the bar under the pointer which it is and how long', async () => {
    const {page, wrong} = await lookAtPage(browser, file);
    const picture = figure(page, 'Health score');
    expect(await page.isVisible(BOX)).toBe(false);
    await point(picture, 600, 87);
    expect(await page.locator(`${BOX} p`).allTextContents()).toEqual(['Quality', '45: 45 % of it measured']);
    expect(await picture.locator('.over rect').count()).toBe(1);
    // Its name means the bar too.
    await point(picture, 60, 121);
    expect(await page.locator(`${BOX} p`).first().textContent()).toBe('Balance');
    await page.keyboard.press('Escape');
    expect(await page.isVisible(BOX)).toBe(false);
    expect(await page.locator('.over').count()).toBe(0);
    // A click takes the focus from another picture, and nothing else.
    await figure(page, 'commonest of').focus();
    await point(picture, 60, 88);
    await page.mouse.down();
    await page.mouse.up();
    expect(await page.isVisible(BOX)).toBe(true);
    await page.mouse.move(2, 2);
    expect(await page.isVisible(BOX)).toBe(false);
    expect(wrong).toEqual([]);
    await page.close();
  });

  it('read a curve anywhere above and below it, with a line', async () => {
    const {page, wrong} = await lookAtPage(browser, file);
    const picture = figure(page, 'tags by rank');
    const [x = 0] = await spot(picture, 0, 4);
    for (const y of [100, 385]) {
      await point(picture, x + 1, y);
      expect(await page.locator(`${BOX} p`).nth(1).textContent()).toBe('rank of the tag: 5');
      expect(await picture.locator('.over line').count()).toBe(1);
    }
    expect(wrong).toEqual([]);
    await page.close();
  });

  it('are read by keys: along, to the ends, and left', async () => {
    const {page, wrong} = await lookAtPage(browser, file, {height: 500});
    const picture = figure(page, 'commonest of');
    await picture.focus();
    const names: (string | null)[] = [];
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowUp', 'End', 'End', 'Home']) {
      await page.keyboard.press(key);
      names.push(await page.locator(`${BOX} p`).first().textContent());
      expect(await page.textContent('#told')).toBe((await page.locator(`${BOX} p`).allTextContents()).join(', '));
    }
    const [first, second, third, back, last, still, home] = names;
    expect(new Set([first, second, third, last]).size).toBe(4);
    expect([back, still, home]).toEqual([second, last, first]);
    await page.keyboard.press('End');
    // Where a picture is higher than the screen, the page follows.
    const over = await picture.locator('.over rect').boundingBox();
    expect(over?.y).toBeGreaterThanOrEqual(0);
    expect((over?.y ?? 0) + (over?.height ?? 0)).toBeLessThanOrEqual(500);
    await page.keyboard.press('Escape');
    expect(await page.isVisible(BOX)).toBe(false);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    expect(await page.isVisible(BOX)).toBe(false);
    expect(wrong).toEqual([]);
    await page.close();
  });

  it('say of a cell its row, its column and its number', async () => {
    const {page, wrong} = await lookAtPage(browser, file);
    const picture = figure(page, 'Pointwise mutual information');
    await picture.focus();
    await page.keyboard.press('ArrowRight');
    const [row, column, value] = await page.locator(`${BOX} p`).allTextContents();
    expect(value).toMatch(/^PMI, nats: −?\d/);
    await page.keyboard.press('ArrowDown');
    const [below] = await page.locator(`${BOX} p`).allTextContents();
    expect(below).toBe(column === row ? row : below);
    expect(below).not.toBe(row);
    const [x = 0, y = 0, width = 0, height = 0] = await spot(picture, 3, 7);
    await point(picture, x + width / 2, y + height / 2);
    expect(await page.locator(`${BOX} p`).count()).toBe(3);
    // On the diagonal there is nothing.
    const [left = 0, top = 0] = await spot(picture);
    await point(picture, left - width / 2, top + height / 2);
    expect(await page.isVisible(BOX)).toBe(false);
    expect(wrong).toEqual([]);
    await page.close();
  });

  it('keep a node with its neighbours, and fade the rest of a network', async () => {
    const {page, wrong} = await lookAtPage(browser, file);
    const picture = figure(page, 'oftener than by chance: “');
    const data = JSON.parse((await picture.locator('script').textContent()) ?? '') as {links: number[][]};
    const own = data.links.filter(link => link.includes(0));
    const [x = 0, y = 0, width = 0] = await spot(picture);
    await point(picture, x + width / 2, y + width / 2);
    expect(await picture.locator('.over rect[fill-opacity]').count()).toBe(1);
    expect(await picture.locator('.over line').count()).toBe(own.length);
    expect(await picture.locator('.over circle').count()).toBe(own.length + 1);
    expect(await page.locator(`${BOX} p`).nth(1).textContent()).toMatch(/^items with the tag: \d+$/);
    await point(picture, 5, 590);
    expect(await picture.locator('.over').count()).toBe(0);
    expect(wrong).toEqual([]);
    await page.close();
  });

  it('answer to a finger, and stay until another place is touched', async () => {
    const context = await browser.newContext({viewport: {width: 375, height: 800}, hasTouch: true, isMobile: true});
    const page = await context.newPage();
    await page.goto(`file://${file}`);
    const svg = figure(page, 'Health score').locator('svg').first();
    await svg.scrollIntoViewIfNeeded();
    const box = await svg.boundingBox();
    await page.touchscreen.tap((box?.x ?? 0) + 150, (box?.y ?? 0) + (box?.height ?? 0) * 0.34);
    expect(await page.locator(`${BOX} p`).first().textContent()).toBe('Quality');
    expect(await page.textContent('#told')).toContain('Quality');
    const reading = await page.locator(BOX).boundingBox();
    expect((reading?.x ?? 0) + (reading?.width ?? 0)).toBeLessThanOrEqual(375);
    // A finger covers what is below it.
    expect((reading?.y ?? 0) + (reading?.height ?? 0)).toBeLessThan((box?.y ?? 0) + (box?.height ?? 0) * 0.34);
    expect(await page.evaluate('document.documentElement.scrollWidth > innerWidth')).toBe(false);
    // From picture to picture: the one that was left takes nothing away.
    const other = figure(page, 'commonest of').locator('svg').first();
    const below = await other.boundingBox();
    await page.touchscreen.tap((below?.x ?? 0) + 150, (below?.y ?? 0) + 60);
    expect(await page.locator(`${BOX} p`).nth(1).textContent()).toMatch(/^\d+ %: \d+ of \d+ items$/);
    await page.touchscreen.tap(5, (box?.y ?? 0) - 5);
    expect(await page.isVisible(BOX)).toBe(false);
    await context.close();
  });

  it.each(['light', 'dark'] as const)('are accessible while they are read, %s', async scheme => {
    const {page, wrong} = await lookAtPage(browser, file, {scheme});
    for (const picture of await page.locator('figure').all()) {
      await picture.focus();
      await page.keyboard.press('ArrowRight');
      expect(await page.isVisible(BOX)).toBe(true);
    }
    expect(await violations(page)).toEqual([]);
    expect(wrong).toEqual([]);
    await page.close();
  });

  it('show nothing of it on paper', async () => {
    const {page} = await lookAtPage(browser, file);
    await figure(page, 'Health score').focus();
    await page.keyboard.press('ArrowRight');
    await page.emulateMedia({media: 'print'});
    for (const hidden of [BOX, '.over', '#how-to-read', '#told']) expect(await page.isVisible(hidden)).toBe(false);
    await page.close();
  });

  it('write what tags are called, and do none of it', async () => {
    const hostile = '<img src=x onerror=alert(1)>';
    const captions = times(25, i => `${hostile}, hat ${i % 3}, </script><script>alert(2)</script>, ${i}`);
    const root = dataSet(Object.fromEntries(captions.map((caption, i) => [`${i}.txt`, caption])));
    const {page, wrong} = await lookAtPage(browser, pageOf(root, ['--captions-only']));
    const told: string[] = [];
    for (const picture of await page.locator('figure').all()) {
      await picture.focus();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      told.push((await page.textContent('#told')) ?? '');
    }
    expect(told.join(' ')).toContain(hostile);
    expect(await page.locator('img[src="x"]').count()).toBe(0);
    expect(wrong).toEqual([]);
    await page.close();
  });
});
