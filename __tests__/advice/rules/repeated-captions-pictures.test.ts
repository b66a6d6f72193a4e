import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import type {Finding} from '../../../src/advice/finding.ts';
import {analyze} from '../../../src/analyze.ts';
import {dataSet} from '../../helpers/data-set.ts';
import {drawn} from '../../helpers/pictures.ts';
import {findings, times} from '../../helpers/findings.ts';

interface Item {
  /** Pictures of one seed are one picture. */
  readonly picture: number;
  readonly caption: string;
  readonly width?: number;
}

async function told(items: readonly Item[], options: {readonly trigger?: readonly string[]} = {}): Promise<Finding[]> {
  const root = dataSet({});
  for (const [i, {picture, caption, width = 160}] of items.entries()) {
    writeFileSync(
      join(root, `${i}.png`),
      await drawn(picture, width, (width * 3) / 4)
        .png()
        .toBuffer(),
    );
    writeFileSync(join(root, `${i}.txt`), caption);
  }
  const {advice} = await analyze(root, {images: {}, ...options});
  return advice.filter(({rule}) => rule === 'repeated-captions');
}

const others = Array.from({length: 8}, (_, i) => ({picture: 100 + i, caption: `hat, tag ${i}, thing ${i}`}));
const night = 'hat, smile, night';

describe('repeated-captions with pictures', () => {
  it('says of different pictures that they are', async () => {
    const found = await told([{picture: 1, caption: night}, {picture: 2, caption: night}, ...others]);
    expect(found).toMatchObject([
      {
        severity: 'warning',
        what: '2 of 10 images share their caption with a different picture',
        params: {kind: 'different'},
      },
    ]);
    expect(found[0]?.fixes).toMatchObject([{kind: 'review-list', keys: ['0.png', '1.png']}]);
  });
  it('says of copies that their captions are right', async () => {
    const found = await told([{picture: 1, caption: night}, {picture: 1, caption: night, width: 120}, ...others]);
    expect(found).toMatchObject([
      {
        severity: 'note',
        subject: {kind: 'items', keys: ['alike']},
        what: '2 of 10 images share their caption with a picture that looks the same',
        evidence: [{kind: 'clusters', total: 1, clusters: [['0.png', '1.png']]}],
        fixes: [],
      },
    ]);
  });
  it('tells both apart in one set, each with its own groups', async () => {
    const found = await told([
      {picture: 1, caption: night},
      {picture: 1, caption: night, width: 120},
      {picture: 2, caption: 'crown, frown, sea'},
      {picture: 3, caption: 'crown, frown, sea'},
      {picture: 3, caption: 'crown, frown, sea', width: 120},
      ...others,
    ]);
    expect(found.map(({params, evidence}) => [params['kind'], params['repeated'], evidence])).toEqual([
      ['different', 3, [{kind: 'clusters', total: 1, clusters: [['2.png', '3.png', '4.png']]}]],
      ['alike', 2, [{kind: 'clusters', total: 1, clusters: [['0.png', '1.png']]}]],
    ]);
    expect(found[0]?.fixes).toMatchObject([{keys: ['2.png', '3.png', '4.png']}]);
  });
});

describe('repeated-captions of sets that are captioned by names', () => {
  it.each([
    ['classes', times(40, i => (i % 2 === 0 ? 'cat' : 'dog')), []],
    ['a trigger', times(40, () => 'sks'), ['sks']],
    ['a trigger with a class and a quality tag', times(40, () => 'sks, dog, masterpiece'), ['sks']],
  ])('is a note for %s', async (_, captions, trigger) => {
    const found = await findings('repeated-captions', captions, {trigger});
    expect(found).toMatchObject([{severity: 'note', what: 'All 40 images are captioned by a name alone'}]);
  });
  it.each([
    [36, 'note'],
    [35, 'error'],
  ])('is no system where only %i of 40 are', async (names, severity) => {
    const captions = times(40, i => (i < names ? 'cat' : `hat, scarf, thing ${i}`));
    expect(await findings('repeated-captions', captions)).toMatchObject([{severity}]);
  });
});
