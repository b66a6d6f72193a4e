import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {afterAll, beforeAll, describe, expect, it} from '@jest/globals';
import type {Browser, Page} from 'playwright-core';
import {PLOTLY_URL} from '../../src/frontends/notebook/api/plotly-source.ts';
import {openBrowser} from '../helpers/browser.ts';
import {jupyter} from '../helpers/jupyter.ts';

const PLOTLY = readFileSync('node_modules/plotly.js-cartesian-dist-min/plotly-cartesian.min.js');
const HOSTILE = '<img src=x onerror=alert(1)>';
const CELLS = [
  `const items = Array.from({length: 30}, (_, i) => ({key: String(i), caption: 'hat, boots ' + i % 3 + ', ${HOSTILE}'}));
const ds = await load(items);`,
  'ds.topTags()',
  'ds.lorenz()',
];

const here = jupyter();
let browser: Browser;
let address = '';
beforeAll(async () => {
  const cells = CELLS.map((source, i) => ({
    cell_type: 'code',
    id: `c${i}`,
    metadata: {},
    execution_count: null,
    outputs: [],
    source,
  }));
  writeFileSync(join(here.root, 'book.ipynb'), JSON.stringify({cells, metadata: {}, nbformat: 4, nbformat_minor: 5}));
  const {status, text} = here.run('jupyter-nbconvert', [
    ...['--to', 'html', '--execute', '--ExecutePreprocessor.kernel_name=tagnosis-test', 'book.ipynb'],
  ]);
  if (status !== 0) throw new Error(text);
  address = pathToFileURL(join(here.root, 'book.html')).href;
  browser = await openBrowser();
}, 150_000);
afterAll(async () => {
  await browser.close();
  here.remove();
});

/** The exported notebook in a browser whose network is ours alone. */
async function opened(answer: 'plotly' | 'something else' | 'nothing'): Promise<{page: Page; said: string[]}> {
  const page = await browser.newPage();
  const said: string[] = [];
  page.on('dialog', dialog => {
    said.push(dialog.message());
    void dialog.dismiss();
  });
  await page.route(/^https?:/, route => {
    if (route.request().url() !== PLOTLY_URL || answer === 'nothing') return route.abort();
    const body = answer === 'plotly' ? PLOTLY : 'window.Plotly = {newPlot() { alert("another"); }};';
    return route.fulfill({
      body,
      contentType: 'text/javascript',
      headers: {'access-control-allow-origin': '*'},
    });
  });
  await page.goto(address, {waitUntil: 'load'});
  return {page, said};
}

const shownImages = (page: Page): Promise<number> =>
  page.locator('div[data-tagnosis-figure] > img').filter({visible: true}).count();

describe('a notebook exported as a page', () => {
  it('draws its figures over the pictures when Plotly can be loaded', async () => {
    const {page, said} = await opened('plotly');
    await page.locator('.js-plotly-plot .main-svg').first().waitFor({timeout: 20_000});
    await page.waitForFunction('document.querySelectorAll(".js-plotly-plot .main-svg").length >= 4');
    await page.waitForFunction(
      '[...document.querySelectorAll("div[data-tagnosis-figure] > img")].every(one => one.style.display === "none")',
    );
    expect(await page.locator('.js-plotly-plot').count()).toBe(2);
    expect(await page.locator('img[src="x"]').count()).toBe(0);
    expect(said).toEqual([]);
    await page.close();
  }, 60_000);

  it.each(['nothing', 'something else'] as const)(
    'keeps the pictures when the network gives %s',
    async answer => {
      const {page, said} = await opened(answer);
      await page.waitForFunction('window.tagnosisPlotly.then(() => true, () => true)');
      expect(await shownImages(page)).toBe(2);
      expect(await page.locator('.js-plotly-plot').count()).toBe(0);
      expect(said).toEqual([]);
      await page.close();
    },
    60_000,
  );
});
