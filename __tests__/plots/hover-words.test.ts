import {describe, expect, it} from '@jest/globals';
import {barWords, cellWords, nodeWords, pointWords} from '../../src/plots/hover-words.ts';
import type {CurveView, MatrixView, NetworkView} from '../../src/plots/view.ts';

const SHARE = {label: 'share of the items', scale: 'linear', format: 'percent'} as const;
const RANK = {label: 'rank of the tag', scale: 'log', format: 'number'} as const;
const curve = (series: CurveView['series']): CurveView => ({
  kind: 'curve',
  title: 't',
  summary: 's',
  x: RANK,
  y: {label: 'items: all of them', scale: 'log', format: 'number'},
  series,
  marks: [],
});

describe('words on hover', () => {
  it('barWords names a row, and says its note beside its number', () => {
    expect(barWords({across: 'rows', axis: SHARE}, {label: 'hat', value: 0.12, note: '3 of 25 items'})).toEqual([
      'hat',
      '12 %: 3 of 25 items',
    ]);
    expect(barWords({across: 'rows', axis: SHARE}, {label: 'hat', value: 0.12})).toEqual(['hat', '12 %']);
  });
  it('barWords names a column by its note, and what it counts', () =>
    expect(
      barWords(
        {across: 'columns', axis: {label: 'captions', scale: 'linear', format: 'number'}},
        {label: '10', value: 4, note: '10 to 19 tokens'},
      ),
    ).toEqual(['10 to 19 tokens', 'captions: 4']));

  it('pointWords names the point, and its place on both axes', () => {
    const one = {name: 'tags', x: [1, 2], y: [1200, 4], role: 'data', labels: ['hat', 'boots']} as const;
    expect(pointWords(curve([one]), one, 0)).toEqual(['hat', 'rank of the tag: 1', 'items: 1,200']);
  });
  it('pointWords names the series where there are several, guides aside', () => {
    const one = {name: 'before', x: [1], y: [2], role: 'data'} as const;
    const guide = {name: 'Zipf', x: [1], y: [2], role: 'guide'} as const;
    expect(pointWords(curve([one, guide]), one, 0)).toEqual(['rank of the tag: 1', 'items: 2']);
    expect(pointWords(curve([one, {...one, name: 'after'}]), one, 0)[0]).toBe('before');
  });
  it('pointWords writes names of places where numbers only count', () => {
    const one = {name: 'score', x: [1, 2], y: [80, 70], role: 'data'} as const;
    const view: CurveView = {...curve([one]), x: {...RANK, label: 'commit', ticks: ['a1b2', 'c3d4']}};
    expect(pointWords(view, one, 1)[0]).toBe('commit: c3d4');
  });

  it('cellWords names row, column and number', () => {
    const view = {rows: ['hat'], columns: ['hat', 'boots'], of: 'PMI, nats'} as unknown as MatrixView;
    expect(cellWords(view, [0, 1], -1.5)).toEqual(['hat', 'boots', 'PMI, nats: −1.5']);
  });

  it('nodeWords names a node, its size and group, and the neighbours it meets most', () => {
    const labels = ['hat', 'a', 'b', 'c', 'd', 'e', 'f'];
    const view: NetworkView = {
      kind: 'network',
      title: 't',
      summary: 's',
      nodes: labels.map((label, i) => ({label, x: 0, y: 0, size: 10 - i, group: i % 2})),
      edges: [1, 2, 3, 4, 5, 6].map(to => ({from: to % 2 === 0 ? 0 : to, to: to % 2 === 0 ? to : 0, weight: to})),
      groups: ['hat', 'a'],
      of: 'area: items; lines: PPMI',
      sizes: 'items with the tag',
    };
    expect(nodeWords(view, 0)).toEqual([
      'hat',
      'items with the tag: 10',
      'group: hat',
      'with f, e, d, c, b and 1 more',
    ]);
    expect(nodeWords({...view, edges: [], groups: ['hat']}, 1)).toEqual(['a', 'items with the tag: 9']);
  });
});
