import {describe, expect, it} from '@jest/globals';
import {compare} from '../../../src/compare.ts';
import {dropGate} from '../../../src/frontends/cli/drop-gate.ts';
import type {Comparison} from '../../../src/report/comparison.ts';
import {memorySource} from '../../../src/sources/memory.ts';
import {times} from '../../helpers/findings.ts';
import {itemsOf} from '../../helpers/sets.ts';

const captions = times(24, i => `pell, hat ${'abcdef'[i % 6]}, view ${'xyz'[i % 3]}`);
const plain: Promise<Comparison> = compare(memorySource(itemsOf(captions)), memorySource(itemsOf(captions)));

/** What the gate answers and says when the score moved by so much. */
async function gate(delta: number | null, most: number, told: Partial<Comparison> = {}): Promise<[number, string]> {
  const warned: string[] = [];
  const comparison = await plain;
  const score = {...comparison.score, delta, ...told.score};
  const code = dropGate({warn: text => void warned.push(text)}, {...comparison, ...told, score}, most);
  return [code, warned.join('')];
}

describe('dropGate(world, comparison, most)', () => {
  it.each([
    [-2, 2, 1],
    [-1.99999, 2, 0],
    [-2.00001, 2, 1],
    [0, 0.1, 0],
    [5, 0.1, 0],
  ])('of a change of %d against %d is %d: points are not rounded', async (delta, most, code) =>
    expect((await gate(delta, most))[0]).toBe(code),
  );
  it('only warns of a partial score', async () => {
    const score = {...(await plain).score, delta: -9, partial: true};
    expect(await gate(-9, 1, {score})).toEqual([
      0,
      'memory: the score is partial, so --fail-on-drop 1 does not gate it.\n',
    ]);
  });
  it('cannot judge without a score', async () =>
    expect(await gate(null, 1)).toEqual([3, 'memory: cannot judge. One side has no score.\n']));
  it('cannot judge what was measured in another way, and says which', async () =>
    expect(await gate(null, 1, {mismatches: [{part: 'allow', why: 'Other tags were allowed.'}]})).toEqual([
      3,
      'memory: cannot judge. Other tags were allowed.\n',
    ]));
  it('cannot judge where a metric failed', async () => {
    const failed = {
      id: 'gini',
      title: 'Tag inequality',
      pillar: 'balance',
      base: 'scored',
      head: 'error',
      why: 'It broke.',
    } as const;
    expect(await gate(-9, 1, {availability: [failed]})).toEqual([
      3,
      'memory: cannot judge. Tag inequality: It broke.\n',
    ]);
  });
});
