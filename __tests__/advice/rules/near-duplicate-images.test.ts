import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import type {Finding} from '../../../src/advice/finding.ts';
import {nearDuplicateImages} from '../../../src/advice/rules/near-duplicate-images.ts';
import {analyze} from '../../../src/analyze.ts';
import {NO_IMAGES} from '../../../src/statistics/images.ts';
import {dataSet} from '../../helpers/data-set.ts';
import {grained} from '../../helpers/pictures.ts';

/** A set of different pictures, and copies of the first of them: exact ones, and smaller ones. */
async function found(pictures: number, {exact = 0, smaller = 0} = {}): Promise<readonly Finding[]> {
  const root = dataSet({});
  const add = async (name: string, seed: number, width: number): Promise<void> => {
    writeFileSync(
      join(root, `${name}.png`),
      await (
        await grained(seed)
      )
        .resize(width, (width * 3) / 4)
        .png()
        .toBuffer(),
    );
    writeFileSync(join(root, `${name}.txt`), `hat, tag ${seed}, thing ${name}`);
  };
  for (let i = 0; i < pictures; i++) await add(`p${i}`, i, 96);
  for (let i = 0; i < exact; i++) await add(`q${i}`, i, 96);
  for (let i = 0; i < smaller; i++) await add(`s${i}`, i, 48);
  const {advice} = await analyze(root, {images: {}});
  return advice.filter(({rule}) => rule === 'near-duplicate-images');
}

describe('near-duplicate-images', () => {
  it('is silent where every picture is another', async () => expect(await found(5)).toEqual([]));
  it.each([
    [1000, 951, 'note'],
    [1000, 950, 'warning'],
    [5, 4, 'error'],
  ])('of %i images that show %i pictures is a %s', (ok, clusters, severity) => {
    const group = {
      keys: ['a', 'b'],
      keep: 'a',
      why: 'name',
      exact: true,
      lowDetail: false,
      captions: 'equal',
      acrossFolders: true,
    } as const;
    const open = <T>(list: readonly T[]): readonly T[] => list;
    const images = {...NO_IMAGES, ok, clusters, groups: [group]};
    expect(nearDuplicateImages.find({images}, {purpose: null, open})[0]?.severity).toBe(severity);
    expect(
      nearDuplicateImages.find(
        {images: {...images, groups: [{...group, exact: false, lowDetail: true}]}},
        {purpose: null, open},
      ),
    ).toMatchObject([{severity: 'note', what: expect.stringContaining('nearly empty')}]);
  });
  it('offers to keep one of each, of exact copies as a suggestion with its gain', async () => {
    const [finding] = await found(6, {exact: 2});
    expect(finding?.fixes).toEqual([
      {kind: 'keep-one-of-cluster', keep: 'p0.png', drop: ['q0.png'], applicability: 'suggested'},
      {kind: 'keep-one-of-cluster', keep: 'p1.png', drop: ['q1.png'], applicability: 'suggested'},
    ]);
    expect(finding?.impact?.pillars.uniqueness).toBeGreaterThan(0);
  });
  it('leaves edited copies to a person', async () => {
    const [finding] = await found(6, {smaller: 2});
    expect(finding).toMatchObject({
      what: '2 of 8 images are edited or re-encoded copies of others',
      fixes: [{applicability: 'manual'}, {applicability: 'manual'}],
      impact: null,
    });
  });
  it('names the copy that is kept first', async () => {
    const [finding] = await found(4, {smaller: 1});
    expect(finding?.evidence).toEqual([{kind: 'clusters', total: 1, clusters: [['p0.png', 's0.png']]}]);
  });
  it('tells exact and edited copies apart', async () =>
    expect(
      (await found(4, {exact: 1, smaller: 0})).concat(await found(4, {smaller: 1})).map(({subject}) => subject.keys),
    ).toEqual([['exact'], ['near']]));
});
