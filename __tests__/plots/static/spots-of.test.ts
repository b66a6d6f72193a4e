import {beforeAll, describe, expect, it} from '@jest/globals';
import {toFigure, toSvg} from '../../../src/plots/static/svg.ts';
import type {BarsView, CurveView, NetworkView, View} from '../../../src/plots/view.ts';
import {HOSTILE} from '../../helpers/hostile.ts';
import {allViews} from '../../helpers/views.ts';

let views: readonly View[] = [];
beforeAll(async () => {
  views = await allViews(HOSTILE);
});

/** What there is to read in a view. */
function count(view: View): number {
  switch (view.kind) {
    case 'bars':
      return view.bars.length;
    case 'matrix':
      return view.values.flat().filter(value => value !== null).length;
    case 'network':
      return view.nodes.length;
    default:
      return view.series.filter(({role}) => role !== 'guide').reduce((sum, {x}) => sum + x.length, 0);
  }
}

/** Bars as they were drawn: left, top, width, height. */
function drawnBars(svg: string): number[][] {
  return [...svg.matchAll(/<path d="M([\d.]+) ([\d.]+)l([\d.]+) 0l0 (-?[\d.]+)l-[\d.]+ 0Z" fill="#(?!fff)/g)].map(
    found => {
      const [x = 0, y = 0, width = 0, height = 0] = found.slice(1).map(Number);
      return [x, Math.min(y, y + height), width, Math.abs(height)];
    },
  );
}

const bars = (more: Partial<BarsView>): BarsView => ({
  kind: 'bars',
  across: 'rows',
  title: 't',
  summary: 's',
  axis: {label: 'items', scale: 'linear', format: 'number'},
  of: 'tags',
  bars: [
    {label: 'hat', value: 3, group: 'before'},
    {label: 'hat', value: 5, group: 'after'},
    {label: 'boots', value: 2, group: 'before'},
    {label: 'boots', value: 1, group: 'after'},
  ],
  marks: [],
  ...more,
});

describe('spotsOf', () => {
  it('has a spot with words for everything in a view, and no other', () => {
    for (const view of views) {
      const {lanes} = toFigure(view, 't').spots;
      expect(lanes.flat().length).toBe(count(view));
      for (const {words} of lanes.flat()) {
        expect(words.length).toBeGreaterThan(0);
        for (const word of words) expect(word).not.toMatch(/NaN|undefined|[\u0000-\u001f\u202e\u200b]/u);
      }
      expect(lanes.every(lane => lane.length > 0)).toBe(true);
    }
  });

  it('lies within the picture', () => {
    for (const view of views) {
      const {lanes, area} = toFigure(view, 't').spots;
      const [left, top, right, bottom] = area;
      for (const {x, y, width, height} of lanes.flat()) {
        expect(x).toBeGreaterThanOrEqual(left - 0.5);
        expect(y).toBeGreaterThanOrEqual(top - 0.5);
        expect(x + width).toBeLessThanOrEqual(right + 0.5);
        expect(y + height).toBeLessThanOrEqual(bottom + 0.5);
      }
    }
  });

  it.each([
    ['rows', bars({beside: true})],
    ['columns', bars({across: 'columns', bars: [3, 5, 2].map((value, i) => ({label: String(i), value}))})],
    ['wide rows', bars({bars: [{label: 'hat', value: 3}]})],
  ] as const)('of bars is what is drawn: %s', (_name, view) => {
    const {svg, spots} = toFigure(view, 't');
    const drawn = drawnBars(svg);
    expect(drawn.length).toBe(view.bars.length);
    for (const {x, y, width, height} of spots.lanes.flat())
      expect(
        drawn.some(one => [x, y, width, height].every((value, i) => Math.abs(value - (one[i] ?? NaN)) <= 0.11)),
      ).toBe(true);
  });

  it('of a bar that points to the left begins at its end', () => {
    const view = bars({bars: [-4, 2].map((value, i) => ({label: String(i), value}))});
    const [left, right] = toFigure(view, 't').spots.lanes.flat();
    expect((left?.x ?? 0) + (left?.width ?? 0)).toBeCloseTo(right?.x ?? NaN, 6);
    expect(left?.width).toBeGreaterThan(right?.width ?? 0);
  });

  it('of nodes is where their circles are', () => {
    for (const view of views.filter((one): one is NetworkView => one.kind === 'network')) {
      const {svg, spots} = toFigure(view, 't');
      const circles = [...svg.matchAll(/matrix\(([\d.]+),0,0,[\d.]+,([\d.]+),([\d.]+)\)/g)].map(([, ...at]) =>
        at.map(Number),
      );
      for (const {x, y, width} of spots.lanes.flat())
        expect(
          circles.some(
            ([r = 0, cx = 0, cy = 0]) =>
              Math.abs(cx - x - width / 2) < 0.6 && Math.abs(cy - y - width / 2) < 0.6 && Math.abs(r - width / 2) < 0.1,
          ),
        ).toBe(true);
      expect(spots.links.length).toBe(view.edges.length);
    }
  });

  it('leaves out what has no place on a logarithmic axis', () => {
    const view: CurveView = {
      kind: 'curve',
      title: 't',
      summary: 's',
      x: {label: 'rank', scale: 'log', format: 'number', range: [1, 10]},
      y: {label: 'items', scale: 'log', format: 'number', range: [1, 10]},
      series: [{name: 'tags', x: [1, 2, 3], y: [5, 2, 0], role: 'data'}],
      marks: [],
    };
    expect(toFigure(view, 't').spots.lanes.flat().length).toBe(2);
  });

  it('leaves a picture by itself as it is', () => {
    for (const view of views) expect(toFigure(view, 't').svg).toBe(toSvg(view));
  });
});
