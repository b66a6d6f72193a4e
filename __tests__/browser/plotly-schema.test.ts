import {readdirSync, readFileSync} from 'node:fs';
import {afterAll, beforeAll, describe, expect, it} from '@jest/globals';
import type {Browser, Page} from 'playwright-core';
import {toPlotly} from '../../src/plots/plotly/to-plotly.ts';
import {openBrowser} from '../helpers/browser.ts';
import {HOSTILE} from '../helpers/hostile.ts';
import {runtime} from '../helpers/runtimes.ts';
import {allViews} from '../helpers/views.ts';

/** Every figure of docs/plots.md: `npm run plots` writes them. */
const GOLDEN = '__tests__/plots/golden';
const HERE = 'node_modules/plotly.js-cartesian-dist-min/plotly-cartesian.min.js';

let browser: Browser;
const figures: {readonly name: string; readonly figure: unknown}[] = [];
beforeAll(async () => {
  for (const name of readdirSync(GOLDEN))
    figures.push({name, figure: JSON.parse(readFileSync(`${GOLDEN}/${name}`, 'utf8')) as unknown});
  for (const view of await allViews(HOSTILE)) figures.push({name: view.title, figure: toPlotly(view)});
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser.close());

/** What Plotly's own schema has against a figure, and what it says when it draws it. */
async function judged(page: Page, figure: unknown): Promise<unknown> {
  return page.evaluate(
    `(async figure => {
      const {data, layout} = figure;
      // Plotly 2 says of lists of positions that they were set to what they are.
      const isSame = msg => /\\(set to '(.*)'\\) got reset to '\\1'/.test(msg);
      const wrong = (Plotly.validate(data, layout) ?? []).filter(({msg}) => !isSame(msg));
      const place = document.body.appendChild(document.createElement('div'));
      await Plotly.newPlot(place, data, layout);
      const drawn = place.querySelectorAll('.main-svg').length;
      place.remove();
      return {wrong: wrong.map(({msg}) => msg), drawn: drawn > 0};
    })(${JSON.stringify(figure)})`,
  );
}

describe.each([
  ['2', runtime('plotly2')],
  ['3', runtime('plotly3')],
  ['4', HERE],
])('Plotly.js %s', (version, path) => {
  it('knows every attribute of every figure, and draws it', async () => {
    const page = await browser.newPage();
    const said: string[] = [];
    page.on('console', message => said.push(message.text()));
    page.on('pageerror', error => said.push(error.message));
    await page.addScriptTag({path});
    expect(await page.evaluate('Plotly.version')).toMatch(new RegExp(`^${version}\\.`));
    expect(figures.length).toBeGreaterThan(20);
    for (const {name, figure} of figures)
      expect([name, await judged(page, figure)]).toEqual([name, {wrong: [], drawn: true}]);
    expect(said).toEqual([]);
    await page.close();
  }, 90_000);
});
