import {describe, expect, it} from '@jest/globals';
import {analyze, analyzeFully} from '../../src/analyze.ts';
import type {AnalyzeOptions} from '../../src/analyze-options.ts';
import {seededRandom} from '../../src/math/random.ts';
import {memorySource} from '../../src/sources/memory.ts';
import type {UnexpectedPairs} from '../../src/statistics/unexpected-pairs.ts';
import {dataSet} from '../helpers/data-set.ts';
import {times} from '../helpers/findings.ts';
import {itemsOf} from '../helpers/sets.ts';

/** Half of the places are indoors; beaches are seen at one kind of place only. */
function places(n: number, beach: 'indoors' | 'outdoors'): string[] {
  const random = seededRandom('places');
  const one = (letters: string): string => letters[Math.floor(random() * letters.length)] ?? '';
  return times(n, i => {
    const place = i % 2 === 0 ? 'indoors' : 'outdoors';
    const has = place === beach && i % 3 < 2 ? ', beach' : '';
    return `${place}${has}, hat ${one('abcd')}, view ${one('xyz')}`;
  });
}

async function found(background?: AnalyzeOptions['background']): Promise<UnexpectedPairs | null> {
  const options = {advice: false, trigger: ['none'], ...(background === undefined ? {} : {background})};
  return (await analyzeFully(memorySource(itemsOf(places(60, 'indoors'))), options)).statistics.unexpectedPairs;
}

const source = (captions: readonly string[], name = 'usual') => memorySource(itemsOf(captions), name);

describe('unexpected pairs', () => {
  it('are none without a background', async () => expect(await found()).toBeNull());
  it('are those that meet here and not there, with the items that have both', async () => {
    const unexpected = await found(source(places(300, 'outdoors')));
    expect(unexpected).toMatchObject({background: 'usual', items: 300, total: 1});
    const [pair] = unexpected?.pairs ?? [];
    expect([pair?.a, pair?.b, pair?.nBoth, pair?.there, pair?.thereBoth]).toEqual(['indoors', 'beach', 20, -1, 0]);
    expect(pair?.keys).toHaveLength(20);
  });
  it('are none where they meet there as well', async () =>
    expect(await found(source(places(300, 'indoors')))).toMatchObject({compared: 1, total: 0, pairs: []}));
  it('leave out tags that the background hardly knows', async () =>
    expect(await found(source(times(50, i => (i === 0 ? 'indoors, beach' : 'indoors'))))).toMatchObject({
      compared: 0,
      total: 0,
    }));
  it('read a folder too, whatever the layout of the set', async () => {
    const folder = dataSet(Object.fromEntries(places(40, 'outdoors').map((caption, i) => [`${i}.txt`, caption])));
    expect((await found(folder))?.total).toBe(1);
    await expect(found(`${folder}/nowhere`)).rejects.toMatchObject({code: 'source-not-found'});
  });
  it('change no score', async () => {
    const of = (options: AnalyzeOptions) =>
      analyze(source(places(60, 'indoors'), 'set'), {trigger: ['none'], ...options});
    const [without, beside] = [await of({}), await of({background: source(places(300, 'outdoors'))})];
    expect(beside.score).toEqual(without.score);
    expect(beside.basis).toBe(without.basis);
    expect(beside.advice.filter(({rule}) => rule === 'unexpected-pair')).toHaveLength(1);
  });
});
