import {readdirSync, readFileSync, symlinkSync, utimesSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {createLock, readLock, removeLock, touchLock} from '../../../src/engines/models/lock-file.ts';
import {dataSet} from '../../helpers/data-set.ts';

const OWN = '12 here own';

describe('createLock(path, text) and readLock(path)', () => {
  it('are of the first who comes', () => {
    const path = join(dataSet({}), '.lock');
    expect(readLock(path)).toBeNull();
    expect(createLock(path, OWN)).toBe(true);
    expect(createLock(path, '13 here other')).toBe(false);
    expect(readLock(path)?.text).toBe(OWN);
  });

  it('say what is wrong with the folder', () => {
    expect(() => createLock(join(dataSet({}), 'none/.lock'), OWN)).toThrow(/ENOENT/);
  });

  it('read no more than a lock takes', () => {
    expect(readLock(join(dataSet({'.lock': 'x'.repeat(100_000)}), '.lock'))?.text).toHaveLength(400);
  });

  it('find a link to nowhere there, and without a word', () => {
    const path = join(dataSet({}), '.lock');
    symlinkSync('nowhere', path);
    expect(readLock(path)).toMatchObject({text: ''});
  });
});

describe('touchLock(path)', () => {
  it('changes its time, and nothing where it is gone', () => {
    const folder = dataSet({'.lock': OWN});
    utimesSync(join(folder, '.lock'), 0, 0);
    touchLock(join(folder, '.lock'));
    expect(readLock(join(folder, '.lock'))?.mtimeMs).toBeGreaterThan(0);
    touchLock(join(folder, 'none'));
    expect(readdirSync(folder)).toEqual(['.lock']);
  });
});

describe('removeLock(path, isMeant)', () => {
  it('removes what is meant, and leaves nothing beside it', () => {
    const folder = dataSet({'.lock': OWN});
    expect(removeLock(join(folder, '.lock'), ({text}) => text === OWN)).toBe(true);
    expect(readdirSync(folder)).toEqual([]);
    expect(removeLock(join(folder, '.lock'), () => true)).toBe(false);
  });

  it('leaves what another holds as it is', () => {
    const folder = dataSet({'.lock': 'other'});
    utimesSync(join(folder, '.lock'), 7, 7);
    expect(removeLock(join(folder, '.lock'), ({text}) => text === OWN)).toBe(false);
    expect(readLock(join(folder, '.lock'))).toEqual({text: 'other', mtimeMs: 7000});
    expect(readdirSync(folder)).toEqual(['.lock']);
  });

  it('puts back what another created between look and move', () => {
    const folder = dataSet({'.lock': 'dead'});
    const path = join(folder, '.lock');
    const seen: string[] = [];
    const isMeant = ({text}: {readonly text: string}): boolean => {
      seen.push(text);
      if (seen.length === 1) writeFileSync(path, 'other');
      return text === 'dead';
    };
    expect(removeLock(path, isMeant)).toBe(false);
    expect(seen).toEqual(['dead', 'other']);
    expect(readFileSync(path, 'utf8')).toBe('other');
    expect(readdirSync(folder)).toEqual(['.lock']);
  });

  it('does not put it back over what a third has created', () => {
    const folder = dataSet({'.lock': 'dead'});
    const path = join(folder, '.lock');
    let looks = 0;
    const isMeant = ({text}: {readonly text: string}): boolean => {
      looks++;
      writeFileSync(path, looks === 1 ? 'other' : 'third');
      return text === 'dead';
    };
    expect(removeLock(path, isMeant)).toBe(false);
    expect(readFileSync(path, 'utf8')).toBe('third');
    expect(readdirSync(folder)).toEqual(['.lock']);
  });

  it('is of one when many try', () => {
    const folder = dataSet({'.lock': 'dead'});
    const path = join(folder, '.lock');
    // The first of them looks, and the second is faster.
    let inner: boolean | null = null;
    const outer = removeLock(path, ({text}) => {
      inner ??= removeLock(path, found => found.text === 'dead');
      return text === 'dead';
    });
    expect([outer, inner]).toEqual([false, true]);
    expect(readdirSync(folder)).toEqual([]);
  });
});
