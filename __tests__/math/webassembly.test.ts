import {describe, expect, it} from '@jest/globals';
import {SCAN_CODES} from '../../src/math/scan-codes-bytes.ts';
import {grown, instantiate} from '../../src/math/webassembly.ts';

describe('instantiate(base64)', () => {
  it('is null for what is no module', () => expect(instantiate('AAAA')).toBeNull());
  it('gives every instance its own memory, which grows and keeps what was in it', () => {
    const [one, other] = [instantiate(SCAN_CODES), instantiate(SCAN_CODES)];
    if (one === null || other === null) throw new Error('there is no WebAssembly here');
    new Uint8Array(one.memory.buffer)[7] = 9;
    const larger = new Uint8Array(grown(one.memory, 200_000));
    expect(larger.length).toBeGreaterThanOrEqual(200_000);
    expect([larger[7], new Uint8Array(other.memory.buffer)[7]]).toEqual([9, 0]);
    expect(grown(one.memory, 10)).toBe(one.memory.buffer);
  });
});
