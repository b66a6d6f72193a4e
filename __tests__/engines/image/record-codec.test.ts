import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {fingerprint} from '../../../src/engines/image/fingerprint.ts';
import {openSharp} from '../../../src/engines/image/open-sharp.ts';
import {policyOf} from '../../../src/engines/image/policy.ts';
import type {ImageRecord} from '../../../src/engines/image/record.ts';
import {decodeRecord, encodeRecord, keyIn, RECORD_BYTES, recordKey} from '../../../src/engines/image/record-codec.ts';
import {drawn, flat} from '../../helpers/pictures.ts';

const POLICY = '0123456789abcdef0123456789abcdef';
const look = async (bytes: Uint8Array): Promise<ImageRecord> =>
  fingerprint({bytes, name: 'a.png'}, policyOf('kohya'), await openSharp());

describe('encodeRecord, decodeRecord', () => {
  it('give back every fingerprint', async () => {
    for (const image of [drawn(1), flat('#123'), drawn(2).greyscale(), drawn(3).ensureAlpha(0.5)]) {
      const record = await look(await image.png().toBuffer());
      expect(decodeRecord(encodeRecord(record, POLICY))).toEqual(record);
    }
  });
  it('give back failures with what they say', () => {
    const contentId = 'ab'.repeat(20);
    const failure: ImageRecord = {state: 'not-an-image', contentId, detail: 'eine Webseite – „Seite“'};
    expect(decodeRecord(encodeRecord(failure, POLICY))).toEqual(failure);
    expect(decodeRecord(encodeRecord({...failure, contentId: `lfs:${'cd'.repeat(32)}`}, POLICY))).toMatchObject({
      contentId: `lfs:${'cd'.repeat(32)}`,
    });
  });
  it('know a record by bytes and recipe', async () => {
    const record = await look(await drawn(4).png().toBuffer());
    expect(keyIn(encodeRecord(record, POLICY))).toBe(recordKey(record.contentId ?? '', POLICY));
  });
  it('see any flipped bit', async () => {
    const bytes = encodeRecord(await look(await drawn(5).png().toBuffer()), POLICY);
    fc.assert(
      fc.property(fc.nat(RECORD_BYTES * 8 - 1), bit => {
        const damaged = Uint8Array.from(bytes);
        damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(decodeRecord(damaged)).toBeNull();
      }),
    );
    expect(decodeRecord(bytes.subarray(1))).toBeNull();
  });
});
