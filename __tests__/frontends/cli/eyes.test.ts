import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {toldPolicy} from '../../../src/engines/image/policy.ts';
import {run} from '../../../src/frontends/cli/run.ts';
import {dataSet} from '../../helpers/data-set.ts';
import {drawn} from '../../helpers/pictures.ts';
import {recorder} from '../../helpers/world.ts';

describe('toldPolicy(flags, file)', () => {
  it('is empty where nothing is told', () => expect(toldPolicy({}, undefined)).toEqual({}));
  it('takes flags before the file', () =>
    expect(
      toldPolicy(
        {mode: 'fast', maxPixels: undefined},
        {mode: 'exact', 'max-pixels': 9, orientation: 'apply', alpha: 'white'},
      ),
    ).toEqual({mode: 'fast', maxPixels: 9, orientation: 'apply', alpha: 'white'}));
});

describe('images.orientation and images.alpha of tagnosis.yml', () => {
  const notesWith = async (settings: string): Promise<string> => {
    const root = dataSet({'a.txt': '1girl, hat', 'b.txt': '1girl, dress', 'tagnosis.yml': settings});
    const sideways = await drawn(1).withMetadata({orientation: 6}).jpeg().toBuffer();
    writeFileSync(join(root, 'a.jpg'), sideways);
    const hidden = Buffer.alloc(40 * 30 * 4)
      .fill(Buffer.from([200, 30, 90, 0]), 0, 40 * 20 * 4)
      .fill(255, 40 * 20 * 4);
    const {default: sharp} = await import('sharp');
    writeFileSync(
      join(root, 'b.png'),
      await sharp(hidden, {raw: {width: 40, height: 30, channels: 4}})
        .png()
        .toBuffer(),
    );
    const world = recorder(['check', root, '--no-cache', '--format', 'json']);
    expect([await run(world), world.warned.join('')]).toEqual([0, '']);
    const text = world.printed.join('');
    return ['image-sideways', 'image-hides-colours'].filter(code => text.includes(code)).join(' ');
  };
  it('are those of the profile where nothing is said', async () =>
    expect(await notesWith('profile: kohya')).toBe('image-sideways image-hides-colours'));
  it('say what another trainer makes of both', async () =>
    expect(await notesWith('images: {orientation: apply, alpha: white}')).toBe(''));
  it('are refused where they are something else', async () => {
    const root = dataSet({'a.png': null, 'a.txt': 'hat', 'tagnosis.yml': 'images: {orientation: turn}'});
    const world = recorder(['check', root, '--no-cache']);
    expect(await run(world)).toBe(2);
    expect(world.warned.join('')).toContain('orientation');
  });
});
