import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {countSpellings} from '../../src/statistics/spellings.ts';
import {corpusOf} from '../helpers/sets.ts';

const RAW = ['red hat', 'red_hat', 'Red Hat', 'smile', 'Smile', 'night', ''];
const KEYS = new Map(RAW.map(raw => [raw, raw.toLowerCase().replaceAll('_', ' ')]));
const caption = fc.array(fc.constantFrom(...RAW), {minLength: 1, maxLength: 8});
const all = () => true;

describe('countSpellings(corpus, judged)', () => {
  it('agrees with counting segment by segment', () =>
    fc.assert(
      fc.asyncProperty(fc.array(caption, {maxLength: 15}), async lists => {
        const written = lists.filter(raws => raws.length > 1 || raws.some(raw => raw !== ''));
        const raws = written.flat();
        const uses = (raw: string) => raws.filter(one => one === raw).length;
        const ways = [...new Set(KEYS.values())]
          .filter(key => key !== '')
          .map(key => RAW.filter(raw => KEYS.get(raw) === key && uses(raw) > 0))
          .filter(group => group.length > 1)
          .map(group => group.toSorted((a, b) => uses(b) - uses(a) || (a < b ? -1 : 1)));
        const repeats = written.map(list => {
          const tags = list.filter(raw => raw !== '').map(raw => KEYS.get(raw));
          return tags.length - new Set(tags).size;
        });
        const found = countSpellings(await corpusOf(lists.map(list => list.join(', '))), all);
        expect(found.uses).toBe(raws.length);
        expect(found.emptyUses).toBe(uses(''));
        expect(found.repeatedUses).toBe(repeats.reduce((a, b) => a + b, 0));
        expect(found.variantUses).toBe(
          ways.flatMap(group => group.slice(1)).reduce((total, raw) => total + uses(raw), 0),
        );
        expect(found.groups.map(({spellings}) => spellings.map(({raw}) => raw))).toEqual(ways);
      }),
      {numRuns: 80},
    ));
  it('weighs variants of a caption', async () => {
    const found = countSpellings(await corpusOf([['red_hat', 'red hat'], 'red hat']), all);
    expect(found).toMatchObject({uses: 2, variantUses: 0.5});
  });
  it('looks at judged tags only', async () =>
    expect(countSpellings(await corpusOf(['red_hat', 'red hat']), () => false).groups).toEqual([]));
});
