import {describe, expect, it} from '@jest/globals';
import {completeness} from '../../../../src/frontends/notebook/kernel/completeness.ts';

describe('completeness(parsed)', () => {
  it.each([
    [{completed: true, codes: []}, {status: 'complete'}],
    [
      {completed: false, indent: '  ', codes: [1005]},
      {status: 'incomplete', indent: '  '},
    ],
    [
      {completed: false, codes: [1005]},
      {status: 'incomplete', indent: ''},
    ],
    [
      {completed: true, codes: [1160]},
      {status: 'incomplete', indent: ''},
    ],
    [
      {completed: true, codes: [1010]},
      {status: 'incomplete', indent: ''},
    ],
    [{completed: true, codes: [1109]}, {status: 'invalid'}],
  ])('of %j is %j', (parsed, expected) => expect(completeness(parsed)).toEqual(expected));
});
