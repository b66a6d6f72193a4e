import process from 'node:process';
import {afterAll, beforeAll, describe, expect, it} from '@jest/globals';
import type {Browser, Page} from 'playwright-core';
import {toPlotly} from '../../src/plots/plotly/to-plotly.ts';
import type {View} from '../../src/plots/view.ts';
import {openBrowser} from '../helpers/browser.ts';

const PLOTLY = 'node_modules/plotly.js-cartesian-dist-min/plotly-cartesian.min.js';
/** As long as names in views may be, in narrow and in wide letters. */
const NAMES = ['one girl with a hat '.repeat(3).trim(), '小猫娘'.repeat(20), 'W'.repeat(60), 'hat'];
const axis = {label: 'items', scale: 'linear', format: 'number'} as const;
const told = {title: 'Long names', summary: ''};

const VIEWS: readonly View[] = [
  {
    ...told,
    kind: 'bars',
    across: 'rows',
    axis,
    of: 'tag',
    bars: NAMES.map((label, i) => ({label, value: i + 1, note: label})),
    marks: [],
  },
  {
    ...told,
    kind: 'matrix',
    rows: NAMES,
    columns: NAMES,
    values: NAMES.map((_, i) => NAMES.map((_one, j) => i - j)),
    of: 'PMI, nats',
    domain: [-3, 3],
    diverging: true,
  },
  {
    ...told,
    kind: 'network',
    nodes: NAMES.map((label, i) => ({label, x: i / 3, y: (i % 2) / 2, size: 3, group: 0})),
    edges: [{from: 0, to: 1, weight: 1}],
    groups: [NAMES[0] ?? ''],
    of: 'items',
  },
  {
    ...told,
    kind: 'curve',
    x: axis,
    y: axis,
    series: [{name: NAMES[1] ?? '', x: [1, 2, 3, 4], y: [1, 2, 3, 4], role: 'data', labels: NAMES}],
    marks: [],
  },
];

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser.close());

/** Sizes of what appears over each of the first points, with the figure that it covers. */
async function hovered(page: Page, view: View): Promise<readonly {width: number; height: number; text: string}[]> {
  const curve = view.kind === 'network' ? 1 : 0;
  const over = view.kind === 'matrix' ? '{xval: 0, yval: i}' : `[{curveNumber: ${curve}, pointNumber: i}]`;
  return page.evaluate(
    `(async figure => {
      const sizes = [];
      for (let i = 0; i < 4; i++) {
        // A second hover over one figure would come a moment later.
        const place = document.body.appendChild(document.createElement('div'));
        await Plotly.newPlot(place, figure.data, figure.layout);
        Plotly.Fx.hover(place, ${over}, 'xy');
        const {width, height} = place.querySelector('.hoverlayer').getBoundingClientRect();
        sizes.push({width, height, text: place.querySelector('.hoverlayer').textContent});
        if (i !== 1) place.style.display = 'none';
      }
      return sizes;
    })(${JSON.stringify(toPlotly(view))})`,
  );
}

describe('what appears on hover', () => {
  it.each(VIEWS.map(view => [view.kind, view] as const))(
    'over %s is narrower than half a figure and a line or three high, however long names are',
    async (kind, view) => {
      const page = await browser.newPage({viewport: {width: 800, height: 700}});
      await page.addScriptTag({path: PLOTLY});
      const sizes = await hovered(page, view);
      const shots = process.env['TAGNOSIS_SCREENSHOTS'];
      if (shots !== undefined) await page.screenshot({path: `${shots}/hover-${kind}.png`});
      await page.close();
      expect(sizes).toHaveLength(4);
      for (const {width, height, text} of sizes) {
        expect(text).not.toBe('');
        expect(width).toBeGreaterThan(20);
        expect(width).toBeLessThan(400);
        expect(height).toBeLessThan(90);
      }
      expect(sizes[1]?.text).toContain('…');
      expect(sizes[3]?.text).toContain('hat');
    },
    60_000,
  );
});
