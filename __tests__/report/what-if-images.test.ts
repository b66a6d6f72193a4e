import {describe, expect, it} from '@jest/globals';
import {collectFrom} from '../../src/open-set.ts';
import {NO_ADVICE} from '../../src/analyze.ts';
import {compare} from '../../src/compare.ts';
import {buildReport} from '../../src/report/build.ts';
import type {ComparedSide} from '../../src/report/compared-side.ts';
import {groundOf} from '../../src/report/ground.ts';
import {whatIf} from '../../src/report/what-if.ts';
import {pairItems} from '../../src/statistics/item-pairs.ts';
import {contentsOf} from '../../src/statistics/join-images.ts';
import {dataSet} from '../helpers/data-set.ts';
import {times} from '../helpers/findings.ts';
import {drawn} from '../helpers/pictures.ts';

const pictures: Promise<readonly Buffer[]> = Promise.all(
  Array.from({length: 26}, (_, i) => drawn(i, 64, 48).png().toBuffer()),
);
const captions = times(26, i => `pell, hat ${'abcdef'[i % 6]}, view ${'xyz'[i % 3]}, scarf ${'uvwst'[i % 5]}`);

/** Image and caption by name; the number says which picture it is. */
async function folder(items: Readonly<Record<string, readonly [picture: number, caption: string]>>): Promise<string> {
  const all = await pictures;
  return dataSet(
    Object.fromEntries(
      Object.entries(items).flatMap(([name, [picture, caption]]) => [
        [`${name}.png`, all[picture] ?? Buffer.alloc(0)] as const,
        [`${name}.txt`, caption] as const,
      ]),
    ),
  );
}

const plain = Object.fromEntries(captions.slice(0, 22).map((caption, i) => [`p${i}`, [i, caption] as const]));
const {p0 = [0, ''] as const, p1: _gone, ...rest} = plain;
/** p0 moved, p1 removed, p2 with another caption, p3 with another picture, two copies of p5 and a picture that is none added. */
const changed = {
  ...rest,
  moved: p0,
  p2: [2, 'pell, hat a'] as const,
  p3: [24, captions[3] ?? ''] as const,
  copy: [5, captions[25] ?? ''] as const,
  'copy 2': [5, captions[24] ?? ''] as const,
  broken: [99, captions[23] ?? ''] as const,
};

const options = {profile: 'kohya', trigger: ['pell'], images: {cache: null}} as const;

async function side(path: string): Promise<ComparedSide> {
  const {collected, collectOptions} = await collectFrom(path, options);
  const {statistics} = collected;
  const report = buildReport(statistics, NO_ADVICE);
  return {label: '', kind: 'data-set', report, statistics, collected, options: collectOptions};
}

describe('versions with images', () => {
  it('have their own scores at both ends of what lies between', async () => {
    const [a, b] = [await side(await folder(plain)), await side(await folder(changed))];
    if (a.collected === null || b.collected === null || b.options === null) throw new Error('no items');
    const {parts, base, head} = groundOf(a, b);
    expect(parts.find(({id}) => id === 'near-duplicates')).toMatchObject({head: {status: 'scored'}});
    const pairs = pairItems(
      a.collected.corpus,
      b.collected.corpus,
      contentsOf([a.collected.images, b.collected.images]),
    );
    const between = whatIf(a.collected, b.collected, {pairs, parts, options: b.options});
    if (between === null) throw new Error('nothing between');
    const [keepBase, keepHead] = [new Uint8Array(between.places), new Uint8Array(between.places)];
    keepBase.fill(1, 0, a.collected.corpus.keys.length);
    for (const place of between.head) keepHead[place] = 1;
    expect(between.score(keepBase)).toBeCloseTo(base.value ?? NaN, 8);
    expect(between.score(keepHead)).toBeCloseTo(head.value ?? NaN, 8);
  });

  it('pair a file that was moved by its content, and call one with another picture edited', async () => {
    const {items, blame, attribution} = await compare(await folder(plain), await folder(changed), options);
    expect(items).toEqual({kept: 19, edited: 2, removed: 1, added: 3});
    expect(attribution.find(({id}) => id === 'near-duplicates')?.points).toBeLessThan(-0.1);
    if (!('items' in blame)) throw new Error(blame.untried);
    expect(blame.items.map(({key}) => key)).toContain('copy.png');
  });

  it('are paired by name alone where images are not looked at', async () => {
    const {items} = await compare(await folder(plain), await folder(changed), {profile: 'kohya', trigger: ['pell']});
    expect(items).toEqual({kept: 19, edited: 1, removed: 2, added: 4});
  });
});
