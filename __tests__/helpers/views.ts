import type {Analysis} from '../../src/analyze.ts';
import {reportViews} from '../../src/plots/report-views.ts';
import type {View} from '../../src/plots/view.ts';
import {analysisOf, names} from './sets.ts';

/** A set with everything that can be drawn: groups, long captions, rare and common tags. */
export function drawable(extra: readonly string[] = []): Promise<Analysis> {
  const captions = Array.from({length: 40}, (_, i) => {
    const hair = ['blue hair', 'blue hair', 'red hair'][i % 3];
    const many = i % 8 === 0 ? names(60, 'thing') : [];
    return ['sks', hair, `prop ${i % 7}`, `once ${i}`, ...(i === 0 ? extra : []), ...many].join(', ');
  });
  return analysisOf(captions, {trigger: ['sks']});
}

/** One view of each kind that no data set has to give. */
const MADE: readonly View[] = [
  {
    kind: 'matrix',
    title: 'Two tags meet',
    summary: 'A matrix of two tags.',
    rows: ['hat', '2020'],
    columns: ['hat', '2020'],
    values: [
      [null, 1.5],
      [-1.5, null],
    ],
    of: 'PMI in nats',
    domain: [-3, 3],
    diverging: true,
  },
  {
    kind: 'network',
    title: 'Two communities',
    summary: 'Four tags in two communities.',
    nodes: [
      {label: 'hat', x: 0, y: 0, size: 4, group: 0},
      {label: 'boots', x: 0.1, y: 0.2, size: 1, group: 0},
      {label: 'sea', x: 1, y: 1, size: 3, group: 1},
      {label: 'sand', x: 0.9, y: 0.8, size: 2, group: 1},
    ],
    edges: [
      {from: 0, to: 1, weight: 2},
      {from: 2, to: 3, weight: 1},
    ],
    groups: ['hat', 'sea'],
    of: 'area: items; lines: PPMI',
  },
  {
    kind: 'curve',
    title: 'Score by commit',
    summary: 'Two scores.',
    x: {label: 'commit', scale: 'linear', format: 'number'},
    y: {label: 'score', scale: 'linear', format: 'number', range: [0, 100]},
    series: [{name: 'score', x: [1, 2], y: [80, 70], role: 'data', band: {low: [75, 66], high: [85, 74]}}],
    marks: [{value: 2, label: 'now'}],
  },
];

export async function allViews(extra: readonly string[] = []): Promise<readonly View[]> {
  const {report, statistics} = await drawable(extra);
  return [...reportViews(report, statistics), ...MADE];
}
