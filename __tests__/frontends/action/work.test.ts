import {readdirSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {checkRun} from '../../../src/frontends/action/check-run.ts';
import {openRepositories} from '../../../src/frontends/action/git.ts';
import {readInputs} from '../../../src/frontends/action/inputs.ts';
import type {Git} from '../../../src/sources/git-command.ts';
import {dataSet} from '../../helpers/data-set.ts';
import {drawn} from '../../helpers/pictures.ts';
import {commit, git, repository} from '../../helpers/repository.ts';

interface Work {
  /** Objects that Git was asked for, and what it answered. */
  readonly objects: number;
  readonly bytes: number;
  /** Files that were kept of what the decoder saw. */
  readonly seen: number;
  readonly calls: number;
}

async function workOn(items: number): Promise<Work> {
  const rows = await Promise.all(
    Array.from({length: items}, async (_, i) => [
      [`d/${i}.png`, await drawn(i, 24, 18).png().toBuffer()] as const,
      [`d/${i}.txt`, `sks, hat, tag${i % 50}, tag${i % 7}`] as const,
    ]),
  );
  const root = repository(Object.fromEntries(rows.flat()) as Record<string, string | Buffer>);
  const base = git(root, 'rev-parse', 'HEAD').trim();
  writeFileSync(join(root, 'd/1.txt'), 'sks, cat, tag1');
  commit(root);
  const temp = dataSet({});
  const opened = openRepositories({checkout: root, temp, remote: null, token: undefined});
  let [objects, bytes, calls] = [0, 0, 0];
  const read: Git = (args, input) => {
    const told = opened.read(args, input);
    objects += input?.trimEnd().split('\n').length ?? 0;
    bytes += told.length;
    calls++;
    return told;
  };
  const cacheDir = join(temp, 'cache');
  await checkRun({
    repositories: {...opened, read},
    base: {kind: 'push', commit: await opened.commit(base), note: null},
    inputs: readInputs(() => ''),
    pull: null,
    kind: 'check',
    temp,
    checkout: root,
    cacheDir,
    say: () => {},
  });
  opened.close();
  return {objects, bytes, calls, seen: bytesBelow(join(cacheDir, 'fingerprints'))};
}

function bytesBelow(folder: string): number {
  const files = readdirSync(folder, {recursive: true, withFileTypes: true}).filter(entry => entry.isFile());
  return files.reduce((sum, {parentPath, name}) => sum + statSync(join(parentPath, name)).size, 0);
}

describe('checkRun(world)', () => {
  it('does four times the work for four times the items', async () => {
    const [small, large] = [await workOn(30), await workOn(120)];
    for (const part of ['objects', 'bytes', 'seen'] as const) {
      expect(small[part]).toBeGreaterThan(30);
      expect(large[part] / small[part]).toBeLessThanOrEqual(4.4);
    }
    expect(large.calls - small.calls).toBeLessThanOrEqual(4);
  });
});
