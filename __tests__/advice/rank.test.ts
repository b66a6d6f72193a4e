import {describe, expect, it} from '@jest/globals';
import type {Finding} from '../../src/advice/finding.ts';
import {byRank, editOnce, isToChange} from '../../src/advice/rank.ts';

const finding = (told: Partial<Finding>): Finding =>
  ({
    rule: 'token-overflow',
    severity: 'warning',
    capsScore: false,
    accepted: false,
    impact: null,
    subject: {kind: 'tags', keys: []},
    fixes: [],
    ...told,
  }) as unknown as Finding;
const worth = (dhs: number): Finding['impact'] => ({dhs, pillars: {}, basis: null});
const order = (...all: Finding[]): Finding[] => all.toSorted(byRank);

describe('byRank', () => {
  const option = finding({rule: 'assumed-options', severity: 'note'});
  const capping = finding({capsScore: true, severity: 'warning'});
  const error = finding({severity: 'error', impact: worth(0)});
  const large = finding({impact: worth(5)});
  const small = finding({impact: worth(1)});
  const unknown = finding({});
  it('puts options first, then what caps the score, severity, gain, and unknown gain last', () =>
    expect(order(unknown, small, large, error, capping, option)).toEqual([
      option,
      capping,
      error,
      large,
      small,
      unknown,
    ]));
  it('takes equals by the order of rules, then by subject', () => {
    const [a, b] = ['a', 'b'].map(key => finding({subject: {kind: 'tags', keys: [key]}}));
    const other = finding({rule: 'file-defects'});
    expect(order(b!, a!, other)).toEqual([other, a, b]);
  });
});

describe('isToChange(finding)', () => {
  it.each([
    [{}, true],
    [{accepted: true}, false],
    [{normalFor: 'concept'}, false],
    [{rule: 'assumed-options'}, false],
  ])('of %j is %p', (told, expected) => expect(isToChange(finding(told as Partial<Finding>))).toBe(expected));
});

describe('editOnce(ranked)', () => {
  const rename: Finding['fixes'][number] = {kind: 'rename-tag', from: ['a'], to: 'b', applicability: 'safe'};
  it('leaves an edit to the first, whoever decides it, and points to it', () => {
    const first = finding({rule: 'spelling-variants', fixes: [rename]});
    const later = finding({fixes: [{...rename, applicability: 'suggested'}]});
    const [kept, pointed] = editOnce([first, later]);
    expect(kept?.fixes).toEqual([rename]);
    expect(pointed).toMatchObject({fixes: [], doneBy: 'spelling-variants'});
  });
  it('does not count on what was accepted', () => {
    const first = finding({accepted: true, fixes: [rename]});
    expect(editOnce([first, finding({fixes: [rename]})])[1]?.fixes).toEqual([rename]);
  });
});
