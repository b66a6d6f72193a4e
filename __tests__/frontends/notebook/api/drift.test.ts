import {inspect} from 'node:util';
import {describe, expect, it} from '@jest/globals';
import {bundleOf} from '../../../../src/frontends/notebook/api/displayable.ts';
import {drift} from '../../../../src/frontends/notebook/api/drift.ts';
import {load} from '../../../../src/frontends/notebook/api/load.ts';
import {memorySource} from '../../../../src/sources/memory.ts';
import {times} from '../../../helpers/findings.ts';
import {itemsOf} from '../../../helpers/sets.ts';

const HATS = times(40, i => `pell, hat ${'abcdef'[i % 6]}, view ${'xyz'[i % 3]}, scarf ${'uvwst'[i % 5]}`);
const OTHERS = HATS.map((caption, i) => (i < 20 ? `pell, boots ${'abcd'[i % 4]}, sea` : caption));
const load40 = (captions: readonly string[], name: string) =>
  load(memorySource(itemsOf(captions), name), {trigger: 'pell'});

describe('drift(baseline, now)', () => {
  it('is none where nothing changed', async () => {
    const found = await drift(await load40(HATS, 'then'), await load40(HATS, 'now'));
    expect(found.verdict).toEqual({drift: 'no'});
    expect(inspect(found).split('\n')[0]).toBe('then → now: No drift.');
  });

  it('says what moved and how far, with the tags that did', async () => {
    const found = await drift(await load40(HATS, 'then'), await load40(OTHERS, 'now'));
    expect(found.verdict).toMatchObject({drift: 'yes', kinds: expect.arrayContaining(['tags', 'single-tags'])});
    const {data, metadata} = await bundleOf(found);
    expect(data['text/plain']).toMatch(
      /then → now: Drifted: the distribution of tags, single tags.*\n.*JSD.*\nJSD [\d.]+ bits, total variation/s,
    );
    expect(data).toHaveProperty('image/png');
    expect(metadata).toHaveProperty('image/png');
    expect(JSON.parse(JSON.stringify(found))).toMatchObject({
      verdict: {drift: 'yes'},
      comparison: {kind: 'comparison'},
    });
  });

  it('takes limits of its own', async () => {
    const options = {limits: {threshold: 1, drop: 100}};
    const {verdict} = await drift(await load40(HATS, 'then'), await load40(OTHERS, 'now'), options);
    expect(verdict).toMatchObject({drift: 'yes', kinds: expect.not.arrayContaining(['tags', 'score'])});
  });
});
