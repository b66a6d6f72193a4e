import {describe, expect, it} from '@jest/globals';
import {analyze} from '../../src/analyze.ts';
import type {AnalyzeOptions} from '../../src/analyze-options.ts';
import {memorySource} from '../../src/sources/memory.ts';

const COLOURS = ['red', 'blue', 'green', 'black'];
const captions = (n: number): {key: string; caption: string}[] =>
  Array.from({length: n}, (_, i) => ({key: String(i), caption: `1girl, ${COLOURS[i % 4]} hair, view ${i % 7}`}));
const basis = async (options: AnalyzeOptions = {}, n = 24): Promise<string> =>
  (await analyze(memorySource(captions(n)), options)).basis;

describe('basisOf(scored, statistics)', () => {
  it('is the same for other data and for other advice', async () => {
    const plain = await basis();
    expect(await basis({}, 40)).toBe(plain);
    expect(await basis({purpose: 'style', off: ['one-off-tags'], advice: false})).toBe(plain);
  });
  it.each<[string, AnalyzeOptions]>([
    ['profile', {profile: 'onetrainer'}],
    ['separator', {separator: 'space'}],
    ['encoder', {encoder: {encoder: 'clip', tokens: 150}}],
    ['trigger', {trigger: ['1girl']}],
    ['allowed tags', {allow: ['view 1']}],
    ["the trainer's options", {profileOptions: {shuffle_caption: true}}],
    ['declared groups', {groups: [{name: 'hair', values: COLOURS.map(colour => `${colour} hair`), declared: true}]}],
    ['targets', {targets: {groups: {}, coverage: {'1girl': [0.1, 0.2]}}}],
  ])('differs with another %s', async (_what, options) => expect(await basis(options)).not.toBe(await basis()));
  it('does not see the order in which options are told', async () => {
    const [a, b] = [
      {keep_tokens: 2, shuffle_caption: true},
      {shuffle_caption: true, keep_tokens: 2},
    ];
    expect(await basis({profileOptions: a})).toBe(await basis({profileOptions: b}));
  });
});
