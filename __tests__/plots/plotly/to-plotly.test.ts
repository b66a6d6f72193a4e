import {beforeAll, describe, expect, it} from '@jest/globals';
import type {Json} from '../../../src/plots/plotly/figure.ts';
import {toPlotly} from '../../../src/plots/plotly/to-plotly.ts';
import type {View} from '../../../src/plots/view.ts';
import {HOSTILE} from '../../helpers/hostile.ts';
import {allViews} from '../../helpers/views.ts';

let views: readonly View[] = [];
beforeAll(async () => {
  views = await allViews(HOSTILE);
});

function texts(value: Json | undefined): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap((one: Json | undefined) => texts(one));
}

describe('a Plotly figure', () => {
  it('is plain JSON with a title and numbers to draw', () => {
    for (const view of views) {
      const figure = toPlotly(view);
      expect(JSON.parse(JSON.stringify(figure))).toEqual(figure);
      expect(figure.layout['title']).toMatchObject({text: expect.any(String)});
      expect(figure.data.length).toBeGreaterThan(0);
    }
  });

  it('holds no mark-up of the data set: Plotly reads HTML in every text', () => {
    for (const view of views) {
      const {data, layout} = toPlotly(view);
      const ours = /<br>|<extra><\/extra>/g;
      for (const text of texts([...data, layout] as Json)) expect(text.replace(ours, '')).not.toContain('<');
    }
  });

  it('says of every axis of names that it is one: `2020` would become a date', () => {
    for (const view of views.filter(({kind}) => kind === 'bars' || kind === 'matrix')) {
      const {layout} = toPlotly(view);
      const axes = [layout['xaxis'], layout['yaxis']].map(axis => (axis as {type?: string}).type);
      expect(axes).toContain('category');
    }
  });

  it('keeps the points of the view', () => {
    const curve = views.find(({kind}) => kind === 'curve');
    if (curve?.kind !== 'curve') throw new Error('no curve');
    const [first] = toPlotly(curve).data.filter(({mode}) => mode !== undefined);
    expect(first).toMatchObject({x: curve.series[0]?.x, y: curve.series[0]?.y});
  });
});
