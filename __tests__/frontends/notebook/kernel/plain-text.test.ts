import {describe, expect, it} from '@jest/globals';
import {plainText} from '../../../../src/frontends/notebook/kernel/plain-text.ts';

const MOST = 100_100;

describe('plainText(value) of what is large', () => {
  it('is cut, and says how much is left out', () => {
    const many = Object.fromEntries(Array.from({length: 50_000}, (_, i) => [`hat${i}`, i]));
    const text = plainText(many);
    expect(text.length).toBeLessThan(MOST);
    expect(text).toMatch(/\n… [\d,]+ more characters$/);
    expect(text.startsWith('{\n  hat0: 0,')).toBe(true);
  });
  it('is short of lists of lists of lists, however many they are', () => {
    let nested: unknown = 1;
    for (let i = 0; i < 5; i++) nested = Array.from({length: 100}, () => nested);
    const text = plainText(nested);
    expect(text.length).toBeLessThan(MOST);
    expect(text).toContain('[Array]');
  });
  it('is all of what is not', () => {
    const table = Array.from({length: 100}, () => Array.from({length: 100}, () => 7));
    expect(plainText(table)).not.toMatch(/\[Array\]|more characters/);
    expect(plainText([[[[7]]]])).not.toContain('Array');
  });
});
