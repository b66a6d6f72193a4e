import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {METRICS} from '../../src/metrics/index.ts';
import {type CommonPart, isCommon, scoreInCommon, sharesOf} from '../../src/report/common-ground.ts';

type Status = CommonPart['base'];

const scored = (score: number): Status => ({status: 'scored', score, why: ''});
const absent = (status: Status['status']): Status => ({status, score: null, why: 'told'});
const status = fc.oneof(
  fc.integer({min: 0, max: 100}).map(scored),
  fc.constantFrom(absent('not-run'), absent('not-applicable'), absent('error')),
);

const WEIGHED = METRICS.flatMap(({id, title, pillar, weight}) =>
  pillar === null || weight === 0 ? [] : [{id, title, pillar, weight}],
);
/** All parts of the score, each with anything on both sides. */
const parts = fc.tuple(...WEIGHED.map(() => fc.tuple(status, status))).map(sides =>
  WEIGHED.map((part, i): CommonPart => {
    const [base, head] = sides[i] ?? [absent('error'), absent('error')];
    return {...part, base, head};
  }),
);

describe('scoreInCommon(parts, outcomeOf, isCapped)', () => {
  it('asks only for what both sides have, and is the same whichever side is missing the rest', () =>
    fc.assert(
      fc.property(parts, told => {
        const asked: string[] = [];
        const outcomeOf = (part: CommonPart): number => {
          asked.push(part.id);
          return part.base.score ?? Number.NaN;
        };
        const there = scoreInCommon(told, outcomeOf, false);
        const turned = told.map(part => ({...part, base: part.head, head: part.base}));
        const here = scoreInCommon(turned, part => part.head.score ?? Number.NaN, false);
        expect(asked).toEqual(told.filter(isCommon).map(({id}) => id));
        expect(here).toEqual(there);
      }),
    ));

  it('has no score where nothing is common', () => {
    const told = WEIGHED.map((part): CommonPart => ({...part, base: scored(100), head: absent('not-run')}));
    expect(scoreInCommon(told, () => 100, false).value).toBeNull();
  });
});

describe('sharesOf(parts, score)', () => {
  it('sum to 1, and make the score of the scores', () =>
    fc.assert(
      fc.property(parts, told => {
        const score = scoreInCommon(told, part => part.base.score ?? Number.NaN, false);
        const shares = sharesOf(told, score);
        // Pillars of which too little is known have no score, and their parts no share in it.
        const common = told.filter(part => isCommon(part) && score.pillars[part.pillar].score !== null);
        expect([...shares.keys()].toSorted()).toEqual(common.map(({id}) => id).toSorted());
        if (common.length === 0) return expect(score.value).toBeNull();
        expect([...shares.values()].reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 10);
        const mean = common.reduce((sum, {id, base}) => sum + (shares.get(id) ?? 0) * (base.score ?? 0), 0);
        return expect(score.value).toBeCloseTo(mean, 8);
      }),
    ));
});
