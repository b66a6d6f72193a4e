import {describe, expect, it} from '@jest/globals';
import type {ImageRecord} from '../../src/engines/image/record.ts';
import {imageIds} from '../../src/statistics/image-ids.ts';

function idsOf(contentIds: readonly (string | null)[]): ReturnType<typeof imageIds> {
  const records = contentIds.map(
    contentId => ({state: contentId === null ? 'corrupt' : 'ok', contentId}) as ImageRecord,
  );
  return imageIds({records, placeOf: new Map(contentIds.map((_, i) => [`${i}.png`, i]))});
}

const A = '1234567890123456789012345678901234567890';
const B = '1234567899999999999999999999999999999999';

describe('imageIds(seen)', () => {
  it('are as short as Git shows them, where that tells them apart', () =>
    expect(idsOf([A, 'f'.repeat(40)]).short('0.png')).toBe('1234567'));
  it('are longer where others begin alike', () => {
    const {short} = idsOf([A, B]);
    expect([short('0.png'), short('1.png')]).toEqual(['1234567890', '1234567899']);
  });
  it('are one for copies of a file', () => {
    const {short} = idsOf([A, A]);
    expect([short('0.png'), short('1.png')]).toEqual(['1234567', '1234567']);
  });
  it('are not known of what was not decoded, or is not there', () => {
    const {whole, short} = idsOf([A, null]);
    expect([whole('0.png'), whole('1.png'), short('1.png'), short('x.png')]).toEqual([A, null, null, null]);
  });
});
