import {writeFileSync} from 'node:fs';
import {delimiter, join} from 'node:path';
import process from 'node:process';
import {afterEach, describe, expect, it} from '@jest/globals';
import {openRepositories} from '../../../src/frontends/action/git.ts';
import {tooOldGit} from '../../../src/frontends/action/git-version.ts';
import {TagnosisError} from '../../../src/errors.ts';
import {dataSet} from '../../helpers/data-set.ts';

const {PATH = ''} = process.env;
afterEach(() => {
  process.env['PATH'] = PATH;
});

const saying = (text: string): Error | null => tooOldGit(() => Buffer.from(text));

describe('tooOldGit(git)', () => {
  it.each(['git version 2.30.9\n', 'git version 2.25.1', 'git version 1.8.3.1', 'git version 2.9.0.windows.1'])(
    'is what %s is, by its name',
    text => expect(saying(text)?.message).toBe(`Git ${text.trim().split(' ')[2]} is too old.`),
  );
  it.each(['git version 2.31.0', 'git version 2.39.5 (Apple Git-154)', 'git version 3.0', 'something else', ''])(
    'is not what %s is',
    text => expect(saying(text)).toBeNull(),
  );
  it('is not what cannot be asked', () =>
    expect(
      tooOldGit(() => {
        throw new Error('no');
      }),
    ).toBeNull());
});

describe('openRepositories(world) with an old Git', () => {
  it('says that it is too old, instead of what it stumbled over', () => {
    const bin = dataSet({});
    const script =
      '#!/bin/sh\ncase "$*" in *version) echo "git version 2.17.1";; *) echo "unknown option" >&2; exit 129;; esac\n';
    writeFileSync(join(bin, 'git'), script, {mode: 0o755});
    process.env['PATH'] = `${bin}${delimiter}${PATH}`;
    const open = (): unknown =>
      openRepositories({checkout: dataSet({}), temp: dataSet({}), remote: null, token: undefined});
    expect(open).toThrow(TagnosisError);
    expect(open).toThrow('Git 2.17.1 is too old.');
  });
});
