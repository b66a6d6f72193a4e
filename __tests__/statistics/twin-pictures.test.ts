import {describe, expect, it} from '@jest/globals';
import type {Fingerprint, ImageRecord} from '../../src/engines/image/record.ts';
import {twinPictures} from '../../src/statistics/twin-pictures.ts';

const seen = (low: number, high = 0): ImageRecord => ({state: 'ok', pHash: {high, low}}) as Fingerprint;
const broken: ImageRecord = {state: 'corrupt', contentId: '', detail: ''};

function told(records: readonly ImageRecord[], clusterOf: readonly number[]): string {
  const keys = records.map((_, i) => `${i}.png`);
  const placeOf = new Map(keys.map((key, i) => [key, i]));
  return twinPictures(keys, {placeOf, records, clusterOf: Uint32Array.from(clusterOf)})([...keys.keys()]);
}

describe('twinPictures(keys, seen)(items)', () => {
  it('is alike for copies, and for pictures within ten bits', () => {
    expect(told([seen(0), seen(0xffff)], [0, 0])).toBe('alike');
    expect(told([seen(0), seen(0b11111, 0b11111)], [0, 1])).toBe('alike');
  });
  it('is different where one is eleven bits from the first', () =>
    expect(told([seen(0), seen(0), seen(0b111111, 0b11111)], [0, 0, 2])).toBe('different'));
  it('is unknown where a picture was not seen, unless others tell', () => {
    expect(told([seen(0), broken], [0, 1])).toBe('unknown');
    expect(told([broken, broken], [0, 1])).toBe('unknown');
    expect(told([broken, seen(0), seen(0xffff)], [0, 1, 2])).toBe('different');
    expect(twinPictures(['a'], {placeOf: new Map(), records: [], clusterOf: new Uint32Array(0)})([0])).toBe('unknown');
  });
});
