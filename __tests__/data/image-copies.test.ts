import {readFileSync} from 'node:fs';
import {describe, expect, it} from '@jest/globals';
import {fingerprint} from '../../src/engines/image/fingerprint.ts';
import {openSharp} from '../../src/engines/image/open-sharp.ts';
import {type ImagePolicy, policyOf} from '../../src/engines/image/policy.ts';
import type {Fingerprint} from '../../src/engines/image/record.ts';
import {findCopies} from '../../src/statistics/image-copies.ts';

const golden = JSON.parse(readFileSync('../shared/golden/hashes.json', 'utf8')) as {files: object};
const paths = Object.keys(golden.files).toSorted();

async function facts(wanted: readonly string[], told: Partial<ImagePolicy> = {}): Promise<object> {
  const pictures: Fingerprint[] = [];
  for (const path of wanted) {
    const file = {bytes: readFileSync(`../shared/data/${path}`), name: path};
    const record = await fingerprint(file, policyOf('kohya', {mode: 'exact', ...told}), await openSharp());
    if (record.state === 'ok') pictures.push(record);
  }
  const {clusterOf, equalTo, pairs, mirrorPairs, lookAlikes} = findCopies(pictures);
  const sizes = new Map<number, number>();
  for (const first of clusterOf) sizes.set(first, (sizes.get(first) ?? 0) + 1);
  return {
    n: pictures.length,
    pairs,
    clusters: sizes.size,
    several: [...sizes.values()].filter(size => size > 1).length,
    largest: Math.max(...sizes.values()),
    equal: pictures.length - new Set(equalTo).size,
    mirrors: mirrorPairs,
    lookAlikes: lookAlikes.length,
  };
}

const inFolder = (folder: string): string[] => paths.filter(path => path.startsWith(`${folder}/`));

describe('copies in real sets', () => {
  it.each([
    ['neardup/caltech82', {n: 82, pairs: 199, clusters: 17, several: 17, largest: 9, equal: 6}],
    ['neardup/imagededup', {n: 20, pairs: 15, clusters: 12, several: 4, largest: 5, equal: 7, mirrors: 10}],
    ['neardup/imagededup/mixed_images', {n: 5, pairs: 1, clusters: 4, largest: 2, mirrors: 2}],
    ['neardup/imagededup/base_images', {n: 10, pairs: 0, clusters: 10}],
    ['neardup/jenssegers', {n: 8, pairs: 10, clusters: 4, several: 1, largest: 5}],
    ['neardup/images4', {n: 25, pairs: 29, clusters: 17, several: 2, largest: 8, mirrors: 8}],
    ['neardup/pdq', {n: 12, pairs: 66, clusters: 1, largest: 12}],
    ['lora/zemoji', {n: 216, pairs: 45, clusters: 194, several: 17, largest: 3, lookAlikes: 195}],
    ['lora/kohya_ss_test', {n: 16, pairs: 8, clusters: 8, several: 8, largest: 2, equal: 8}],
    ['lora/mickey1928', {n: 132, pairs: 0, clusters: 132, lookAlikes: 2}],
    ['lora/logograms', {n: 37, pairs: 0, clusters: 37, lookAlikes: 8}],
  ])('%s', async (folder, want) => expect(await facts(inFolder(folder))).toMatchObject(want), 60_000);

  it.each(['neardup/caltech82', 'neardup/images4', 'neardup/pdq'])('%s is the same to the fast look', async folder => {
    const [exact, fast] = [await facts(inFolder(folder)), await facts(inFolder(folder), {mode: 'fast'})];
    expect(fast).toEqual({...exact, equal: expect.any(Number)});
  });

  const turned = paths.filter(path => /hostile\/(exif_orientation\/|pillow\/hopper(\.jpg|_orientation_))/.test(path));
  it.each([
    ['ignore', {n: 20, pairs: 8, clusters: 12}],
    ['apply', {n: 20, pairs: 115, clusters: 2}],
  ] as const)('of the orientations, for a trainer that says %s', async (orientation, want) =>
    expect(await facts(turned, {orientation})).toMatchObject(want),
  );
});
