import {readdirSync, readFileSync} from 'node:fs';
import {describe, expect, it} from '@jest/globals';
import {duplicateRules} from '../../src/config/duplicates.ts';
import {fingerprint} from '../../src/engines/image/fingerprint.ts';
import {openSharp} from '../../src/engines/image/open-sharp.ts';
import {policyOf} from '../../src/engines/image/policy.ts';
import {findCopies} from '../../src/statistics/image-copies.ts';

/** Pairs by name that only `rotations` finds. */
async function turnedIn(folder: string): Promise<readonly string[]> {
  const root = `../shared/data/${folder}`;
  const names = readdirSync(root, {recursive: true, withFileTypes: true})
    .filter(entry => entry.isFile())
    .map(entry => `${entry.parentPath}/${entry.name}`.slice(root.length + 1))
    .toSorted();
  const [seen, shown]: [Parameters<typeof findCopies>[0][number][], string[]] = [[], []];
  for (const name of names) {
    const file = {bytes: readFileSync(`${root}/${name}`), name};
    const record = await fingerprint(file, policyOf('kohya', {mode: 'exact'}), await openSharp());
    if (record.state !== 'ok') continue;
    seen.push(record);
    shown.push(name);
  }
  const {turned} = findCopies(seen, duplicateRules({transforms: ['mirror', 'rotations']}));
  return turned.map(([a, b, turn]) => `${shown[a] ?? ''} ${shown[b] ?? ''} ${turn}`);
}

describe('pictures that were turned, in real sets', () => {
  it('are found where they are, each with how it lies', async () => {
    const found = await turnedIn('neardup/images4');
    expect(found).toHaveLength(30);
    expect(found.filter(pair => /^\S*0\.jpg rotate/.test(pair))).toEqual([
      'rotate/0.jpg rotate/180.jpg half',
      'rotate/0.jpg rotate/270.jpg quarter',
      'rotate/0.jpg rotate/90.jpg quarter',
      'rotate/180.jpg rotate/270.jpg quarter',
      'rotate/180.jpg rotate/90.jpg quarter',
      'rotate/270.jpg rotate/90.jpg half',
    ]);
    expect(found.filter(pair => pair.startsWith('euclidean/flipped.jpg'))).toEqual([
      'euclidean/flipped.jpg rotate/180.jpg upside-down',
      'euclidean/flipped.jpg rotate/270.jpg mirrored-quarter-left',
      'euclidean/flipped.jpg rotate/90.jpg mirrored-quarter-right',
    ]);
  });
  it(
    'are two traffic lights among emoji, one of them lying',
    async () =>
      expect(await turnedIn('lora/zemoji')).toEqual(['emoji_images/U+1F6A5.png emoji_images/U+1F6A6.png quarter']),
    60_000,
  );
  it.each([
    'neardup/imagededup',
    'neardup/caltech82',
    'neardup/pdq',
    'neardup/jenssegers',
    'lora/logograms',
    'lora/mickey1928',
    'lora/wikipetan',
  ])('are none in %s', async folder => expect(await turnedIn(folder)).toEqual([]), 60_000);
});
