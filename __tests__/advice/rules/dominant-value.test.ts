import {describe, expect, it} from '@jest/globals';
import {findings, times} from '../../helpers/findings.ts';

const set = (indoors: number, outdoors: number) =>
  times(indoors + outdoors, i => `tag ${i % 5}, ${i < indoors ? 'indoors' : 'outdoors'}`);

describe('dominant-value', () => {
  it.each([
    [10, 10, []],
    [15, 5, []],
    [16, 4, ['warning']],
    [18, 2, ['error']],
    [14, 3, []],
  ])('of two values at %i : %i', async (a, b, severities) => {
    const found = await findings('dominant-value', set(a, b));
    expect(found.map(({severity}) => severity)).toEqual(severities);
  });
  it('says how many are missing', async () => {
    const [finding] = await findings('dominant-value', set(36, 4));
    // 36 of 45 would be .8, where the warning ends.
    expect(finding?.todo).toContain('about 5 items');
  });
  it('takes captions of one tag for labels', async () => {
    const found = await findings(
      'dominant-value',
      times(40, i => (i < 36 ? 'cat' : `kind ${i % 2}`)),
    );
    expect(found).toMatchObject([{severity: 'error', what: expect.stringContaining('`cat` is the label of 36 of 40')}]);
  });
  it('judges declared groups by their declared values', async () => {
    const groups = [{name: 'ink', values: ['red ink', 'blue ink', 'green ink'], declared: true}];
    const captions = times(30, i => (i < 22 ? 'red ink, a' : 'blue ink, b'));
    expect(await findings('dominant-value', captions, {groups})).toMatchObject([{severity: 'warning'}]);
  });
});
