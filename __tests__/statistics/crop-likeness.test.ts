import {readFileSync} from 'node:fs';
import {describe, expect, it} from '@jest/globals';
import type {Fingerprint} from '../../src/engines/image/record.ts';
import {isCropped} from '../../src/statistics/crop-likeness.ts';
import {findCopies} from '../../src/statistics/image-copies.ts';
import {findPut, HARDER, photograph} from '../helpers/prove/copies.ts';
import {seen} from '../helpers/seen.ts';

/** A picture, and what is left of it without a part of each side. */
async function cutPair(seed: string, share: number): Promise<readonly [Fingerprint, Fingerprint]> {
  const edit = HARDER.find(({id}) => id === `cropped by ${share} %`);
  const whole = await photograph(seed);
  return [await seen(whole), await seen((await edit?.apply(whole, () => 1)) ?? whole)];
}

describe('isCropped(a, b)', () => {
  it.each(['1', '2', '3', '4'])('tells a picture whose edge is cut off, whichever stands first (%s)', async seed => {
    const [whole, part] = await cutPair(seed, 3);
    expect([isCropped(whole, part), isCropped(part, whole)]).toEqual([true, true]);
  });
  it('tells neither other pictures nor the same with something else in its middle', async () => {
    const [one, other] = [await seen(await photograph('1')), await seen(await photograph('2'))];
    expect(isCropped(one, other)).toBe(false);
    const changed = one.luma16.slice();
    for (let y = 6; y < 10; y++) for (let x = 6; x < 10; x++) changed[y * 16 + x] = 255 - (changed[y * 16 + x] ?? 0);
    expect(isCropped(one, {luma16: changed})).toBe(false);
  });
});

describe('drawn figures of one kind on one background', () => {
  it('are no copies because a cut brings them a little closer', async () => {
    const figures = ['03', '09'].map(n => readFileSync(`examples/healthy/4_pellmo/pellmo-${n}.png`));
    const [one, other] = await Promise.all(figures.map(seen));
    expect(one !== undefined && other !== undefined && isCropped(one, other)).toBe(false);
  });
});

describe('findCopies(pictures)', () => {
  it('finds pictures without 3 % of their width and of their height', async () => {
    const pictures = await Promise.all(Array.from({length: 20}, (_, i) => photograph(`cut ${i}`)));
    const {recall, wrong} = await findPut(pictures, {edits: HARDER.slice(0, 1), share: 1, seed: 'cut'});
    const {put = 0, found = 0} = recall['cropped by 3 %'] ?? {};
    expect(put).toBe(20);
    expect(found).toBe(put);
    expect(wrong).toBe(0);
  });
  it('asks nothing of nearly empty pictures', async () => {
    const [whole, part] = await cutPair('1', 3);
    const apart = {...part, pHash: {high: whole.pHash.high ^ 0xff, low: whole.pHash.low}};
    expect(findCopies([whole, apart]).pairs).toBe(1);
    expect(findCopies([{...whole, lowDetail: true}, apart]).pairs).toBe(0);
  });
});
