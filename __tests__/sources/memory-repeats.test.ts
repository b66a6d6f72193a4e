import {describe, expect, it} from '@jest/globals';
import {memorySource} from '../../src/sources/memory.ts';

describe('memorySource(items)', () => {
  it.each([0, -1, Number.NaN, Infinity])('refuses repeats %d', repeats =>
    expect(() => memorySource([{key: 'a.png', caption: 'hat', repeats}])).toThrow(
      expect.objectContaining({code: 'config-invalid-value', message: expect.stringContaining('"a.png"')}),
    ),
  );
  it.each([1, 0.5, 20, undefined])('takes repeats %d', repeats =>
    expect(() => memorySource([{key: 'a', caption: 'hat', ...(repeats === undefined ? {} : {repeats})}])).not.toThrow(),
  );
});
