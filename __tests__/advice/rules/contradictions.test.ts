import {describe, expect, it} from '@jest/globals';
import {findings, times} from '../../helpers/findings.ts';

const ID = 'contradictions';

describe('contradictions', () => {
  it('names two tags and the items that hold both', async () => {
    const [finding, ...others] = await findings(ID, ['no humans, 1boy', '1boy', 'no humans, 1boy', 'no humans']);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      patterns: ['E'],
      severity: 'error',
      confidence: 'normal',
      subject: {kind: 'pair', keys: ['no humans', '1boy']},
      what: '`no humans` and `1boy` share 2 captions',
      evidence: [{kind: 'items', total: 2, items: [{key: '000'}, {key: '002'}]}],
      fixes: [{kind: 'review-list', keys: ['000', '002'], applicability: 'manual'}],
      impact: null,
    });
  });
  it('names the group that the user declared', async () => {
    const groups = [{name: 'head', values: ['hat', 'cap'], declared: true}];
    const [finding] = await findings(ID, ['hat, cap', 'hat'], {groups});
    expect(finding?.what).toBe('`hat` and `cap` share 1 caption: two values of head');
    expect(finding?.todo).toMatch(/^Look at that picture/);
  });
  it.each([
    ['an error at one in ten', 10, 'error'],
    ['a warning at one in fifty', 50, 'warning'],
    ['a note below', 51, 'note'],
  ])('is %s', async (_what, items, severity) => {
    const [finding] = await findings(
      ID,
      times(items, i => (i === 0 ? 'day, night' : `day, hat ${i % 7}`)),
    );
    expect(finding?.severity).toBe(severity);
  });
  it('can be accepted by a tag of the pair or as a rule', async () => {
    const [finding] = await findings(ID, ['day, night'], {accept: [ID]});
    expect(finding?.accepted).toBe(true);
  });
  it('says nothing of prose', async () => {
    const prose = times(25, i => `A small boat lies indoors and outdoors near the harbour number ${i} in the rain`);
    expect(await findings(ID, prose)).toEqual([]);
  });
});
