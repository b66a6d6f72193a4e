import {beforeAll, describe, expect, it} from '@jest/globals';
import type {Json} from '../../../src/plots/plotly/figure.ts';
import {textWidth} from '../../../src/plots/text-width.ts';
import {toPlotly} from '../../../src/plots/plotly/to-plotly.ts';
import type {View} from '../../../src/plots/view.ts';
import {HOSTILE} from '../../helpers/hostile.ts';
import {allViews} from '../../helpers/views.ts';

let views: readonly View[] = [];
beforeAll(async () => {
  views = await allViews(HOSTILE);
});

/** What Plotly makes of an escaped text. */
const read = (text: string): string => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

const told = {title: '', summary: ''};

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

  it('cuts what appears on hover at half a figure, and names beside an axis as the still picture does', () => {
    let [hovers, names] = [0, 0];
    for (const view of views) {
      const {data, layout} = toPlotly(view);
      for (const {hovertext, text} of data) {
        for (const line of texts([hovertext ?? [], text ?? []]).flatMap(one => one.split('<br>'))) {
          expect(textWidth(read(line), 13)).toBeLessThanOrEqual(320);
          hovers++;
        }
      }
      for (const axis of [layout['xaxis'], layout['yaxis']] as {readonly [key: string]: Json}[]) {
        if (axis['type'] !== 'category') continue;
        const written = texts(axis['ticktext'] ?? data.flatMap(({x, y}) => [x ?? [], y ?? []]));
        for (const name of written) expect(textWidth(read(name), 12)).toBeLessThanOrEqual(180);
        names += written.length;
      }
    }
    expect(Math.min(hovers, names)).toBeGreaterThan(50);
  });

  it('tells on hover the name, the number and the note of a bar', () => {
    const bars = [
      {label: 'hat', value: 0.5, note: '5 of 10 items'},
      {label: '小猫娘'.repeat(20), value: 0.25},
    ];
    const axis = {label: 'share', scale: 'linear', format: 'percent'} as const;
    const view: View = {...told, kind: 'bars', across: 'rows', axis, of: 'tag', bars, marks: []};
    const [{hovertext} = {hovertext: []}] = toPlotly(view).data;
    expect(hovertext).toEqual(['hat<br>50 %: 5 of 10 items', `${'小猫娘'.repeat(7)}小猫…<br>25 %`]);
  });

  it('tells rows of a matrix apart whose names are alike where they are cut', () => {
    const rows = ['小猫娘'.repeat(12), `${'小猫娘'.repeat(11)}帽`, 'hat', 'hat'];
    const values = rows.map(() => rows.map(() => 1));
    const view = {
      ...told,
      kind: 'matrix',
      rows,
      columns: rows,
      values,
      of: '',
      domain: [-1, 1],
      diverging: true,
    } as const;
    const [{x, y} = {x: null, y: null}] = toPlotly(view).data;
    expect(x).toEqual([`${'小猫娘'.repeat(7)}小猫…`, `${'小猫娘'.repeat(7)}小猫… (2)`, 'hat', 'hat (2)']);
    expect(y).toEqual(x);
  });

  it('keeps the points of the view', () => {
    const curve = views.find(({kind}) => kind === 'curve');
    if (curve?.kind !== 'curve') throw new Error('no curve');
    const [first] = toPlotly(curve).data.filter(({mode}) => mode !== undefined);
    expect(first).toMatchObject({x: curve.series[0]?.x, y: curve.series[0]?.y});
  });
});

describe('places of a Plotly figure that are named alike', () => {
  it('are two rows of a matrix, even where a number makes the name of another', () => {
    const rows = ['hat', 'hat', 'hat (2)'];
    const values = rows.map(() => rows.map(() => 1));
    const more = {of: '', domain: [-1, 1], diverging: true} as const;
    const [{x} = {x: []}] = toPlotly({...told, kind: 'matrix', rows, columns: rows, values, ...more}).data;
    expect(x).toEqual(['hat', 'hat (3)', 'hat (2)']);
  });

  it('are two bars', () => {
    const bars = [
      {label: 'hat', value: 3, group: 'more'},
      {label: 'hat', value: 2, group: 'more'},
      {label: 'hat', value: 1, group: 'less'},
    ];
    const axis = {label: 'items', scale: 'linear', format: 'number'} as const;
    const {data, layout} = toPlotly({...told, kind: 'bars', across: 'rows', axis, of: 'tag', bars, marks: []});
    expect(data.map(({y}) => y)).toEqual([['hat', 'hat (2)'], ['hat (3)']]);
    expect(layout['yaxis']).toMatchObject({categoryarray: ['hat', 'hat (2)', 'hat (3)']});
  });

  it('are one place of two sides that stand beside each other', () => {
    const bars = ['before', 'after'].map((group, value) => ({label: 'hat', value, group}));
    const axis = {label: 'items', scale: 'linear', format: 'number'} as const;
    const view: View = {...told, kind: 'bars', across: 'rows', beside: true, axis, of: 'tag', bars, marks: []};
    expect(toPlotly(view).data.map(({y}) => y)).toEqual([['hat'], ['hat']]);
  });
});
