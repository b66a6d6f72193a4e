import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {readConfig} from '../../src/config/config-file.ts';
import {DUPLICATE_RULES, duplicateRules, isUsual} from '../../src/config/duplicates.ts';
import {toldDuplicates} from '../../src/config/told-duplicates.ts';
import {dataSet} from '../helpers/data-set.ts';

describe('duplicateRules(told)', () => {
  it('are the usual ones where nothing is told', () => {
    expect(duplicateRules()).toEqual(DUPLICATE_RULES);
    expect(isUsual(duplicateRules({pHash: 6, transforms: ['mirror']}))).toBe(true);
    expect(isUsual(duplicateRules({dHash: 9}))).toBe(false);
  });
  it('take look-alikes along where copies are told more widely than they are', () => {
    expect(duplicateRules({pHash: 12})).toMatchObject({pHash: 12, advisory: 12});
    expect(duplicateRules({pHash: 4})).toMatchObject({pHash: 4, advisory: 10});
  });
  it('do not depend on the order of transforms, nor on how often they are named', () =>
    expect(duplicateRules({transforms: ['rotations', 'mirror', 'rotations']}).transforms).toEqual([
      'mirror',
      'rotations',
    ]));
  it.each([
    [{pHash: 17}, 'pHash is 17'],
    [{pHash: -1}, 'pHash is -1'],
    [{dHash: 33}, 'dHash is 33'],
    [{dHash: 2.5}, 'dHash is 2.5'],
    [{advisory: 17}, 'advisory is 17'],
    [{advisory: 5}, 'advisory is 5, below pHash, 6'],
    [{pHash: 8, advisory: 7}, 'advisory is 7, below pHash, 8'],
  ])('%j is refused', (told, message) =>
    expect(() => duplicateRules(told)).toThrow(
      expect.objectContaining({code: 'usage', message: expect.stringContaining(message)}),
    ),
  );
  it('know each accepted pair once, whichever way it is told', () =>
    expect(
      duplicateRules({
        ignore: [
          ['b', 'a'],
          ['c', 'a'],
          ['a', 'b'],
        ],
      }).ignore,
    ).toEqual([
      ['a', 'b'],
      ['a', 'c'],
    ]));
  it.each([
    [Array.from({length: 1001}, () => ['a', 'b'] as const), 'more than 1000 pairs'],
    [Array.from({length: 101}, (_, i) => [`${i}*`, 'b'] as const), 'more than 100 patterns'],
    [[['a', '']] as const, 'not two texts'],
    [[['a']] as never, 'not two texts'],
    [[['a', 7]] as never, 'not two texts'],
    ['a,b' as never, 'not a list'],
  ])('refuse too many accepted pairs, and what is none', (ignore, message) =>
    expect(() => duplicateRules({ignore})).toThrow(message),
  );
  it('refuse what a program without types may say', () =>
    expect(() => duplicateRules({transforms: ['shear' as 'mirror']})).toThrow('there is no transform "shear"'));
});

describe('duplicates of tagnosis.yml', () => {
  const read = (text: string) => readConfig(join(dataSet({'tagnosis.yml': text}), 'tagnosis.yml'));
  it('says the same as the library', async () => {
    const told = await read(
      'duplicates: {p-hash: 4, d-hash: 8, advisory: 12, transforms: [rotations], ignore: [[b, a]]}',
    );
    expect(duplicateRules(toldDuplicates(told.duplicates ?? {}))).toEqual({
      pHash: 4,
      dHash: 8,
      advisory: 12,
      transforms: ['rotations'],
      ignore: [['a', 'b']],
    });
  });
  it('may be empty, and look for copies alone', async () => {
    expect(toldDuplicates((await read('duplicates: {}')).duplicates ?? {})).toEqual({});
    expect(toldDuplicates((await read('duplicates: {transforms: []}')).duplicates ?? {})).toEqual({transforms: []});
  });
  it.each([
    ['duplicates:\n  p-hash: 17\n', '2:11: duplicates.p-hash wants at most 16, not 17.'],
    ['duplicates:\n  d-hash: 33\n', '2:11: duplicates.d-hash wants at most 32, not 33.'],
    ['duplicates:\n  advisory: -1\n', '2:13: duplicates.advisory wants at least 0, not -1.'],
    ['duplicates:\n  p-hash: 8\n  advisory: 7\n', '3:13: duplicates.advisory is below p-hash'],
    ['duplicates:\n  advisory: 5\n', '2:13: duplicates.advisory is below p-hash'],
    [
      'duplicates:\n  transforms: [mirror, shear]\n',
      '2:24: duplicates.transforms.1 wants one of mirror, rotations, not "shear".',
    ],
    ['duplicates:\n  pHash: 6\n', '2:3: duplicates.pHash is no key of tagnosis.yml.'],
    ['duplicates:\n  ignore: [[a.png]]\n', '2:'],
    ['duplicates:\n  ignore: [[a.png, b.png, c.png]]\n', '2:'],
    ['duplicates:\n  ignore: [[a.png, 7]]\n', '2:20: duplicates.ignore.0.1 wants a text, not 7.'],
    ['duplicates:\n  ignore: [[a.png, ""]]\n', '2:20: duplicates.ignore.0.1 is empty.'],
    ['duplicates:\n  ignore: [a.png, b.png]\n', '2:12: duplicates.ignore.0 wants a list, not "a.png".'],
    [`duplicates: {ignore: [${'[a, b], '.repeat(1001)}]}`, '1:22: duplicates.ignore has more than 1000 values.'],
    [
      `duplicates: {ignore: [${Array.from({length: 51}, (_, i) => `["${i}*", "x${i}*"], `).join('')}]}`,
      '1:22: duplicates.ignore has more than 100 patterns with * or ?.',
    ],
    [`duplicates: {ignore: [["${'a'.repeat(501)}", b]]}`, '1:24: duplicates.ignore.0.0 '],
    ['duplicates: 6\n', '1:13: duplicates wants keys with values, not 6.'],
  ])('%j is refused with its place', async (text, message) =>
    expect(read(text)).rejects.toMatchObject({message: expect.stringContaining(`tagnosis.yml:${message}`)}),
  );
});
