import {describe, expect, it} from '@jest/globals';
import {findings, times} from '../../helpers/findings.ts';

const THINGS = [
  'dog sleeping in the sun',
  'tower above the quiet harbour',
  'child who is reading near a lamp',
  'bridge over a frozen river',
];
const set = (n: number) =>
  times(20, i => `${i < n ? 'a macro shot of' : 'here we see'} the ${THINGS[i % 4]} number ${i}`);

describe('constant-phrases', () => {
  it('names the words that open nearly all captions', async () => {
    const [finding] = await findings('constant-phrases', set(18));
    expect(finding?.what).toMatch(/^`a macro shot of the` opens 18 of 20 captions/);
  });
  it('is silent below 90 %', async () => {
    const found = await findings('constant-phrases', set(17));
    expect(found.map(({what}) => what).join()).not.toContain('macro');
  });
  it('is silent on tags', async () =>
    expect(
      await findings(
        'constant-phrases',
        times(20, i => `hat, a${i}`),
      ),
    ).toEqual([]));
});
