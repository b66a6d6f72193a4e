import {spawn} from 'node:child_process';
import {existsSync, readdirSync, readFileSync, utimesSync, writeFileSync} from 'node:fs';
import {hostname} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {afterEach, describe, expect, it} from '@jest/globals';
import {alone} from '../../../src/engines/models/folder-lock.ts';
import {dataSet} from '../../helpers/data-set.ts';

const DEAD = '999999999';
const children: ReturnType<typeof spawn>[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill();
});

/** A process that does nothing but live. */
function living(): number {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], {stdio: 'ignore'});
  children.push(child);
  return child.pid ?? 0;
}

const lockIn = (folder: string): string => join(folder, '.lock');
const old = (path: string): void => utimesSync(path, new Date(0), new Date(0));

/** Whether it is ours, or what was waited for until it was given up. */
async function asked(folder: string): Promise<string> {
  const stop = new AbortController();
  let waited = '';
  const release = await alone(folder, {
    signal: stop.signal,
    onWait: holder => {
      waited = holder;
      stop.abort();
    },
  }).catch(() => null);
  release?.();
  return release === null ? `waits for ${waited}` : 'ours';
}

describe('alone(folder, {signal, onWait})', () => {
  it('leaves nothing behind', async () => {
    const folder = dataSet({});
    (await alone(folder))();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('says once whom it waits for, and goes on when that is done', async () => {
    const folder = dataSet({});
    const told: string[] = [];
    const release = await alone(folder);
    const second = alone(folder, {
      onWait: holder => {
        told.push(holder);
        release();
      },
    });
    (await second)();
    expect(told).toEqual([`${process.pid} ${hostname()}`]);
  });

  it('takes what a dead process held, and waits for a living one', async () => {
    const pid = living();
    expect(await asked(dataSet({'.lock': DEAD}))).toBe('ours');
    expect(await asked(dataSet({'.lock': `${DEAD} ${hostname()}`}))).toBe('ours');
    // Of before a restart of its container: the number is that of this process, which holds nothing.
    expect(await asked(dataSet({'.lock': `${process.pid} ${hostname()}`}))).toBe('ours');
    expect(await asked(dataSet({'.lock': `${pid} ${hostname()}`}))).toBe(`waits for ${pid} ${hostname()}`);
  });

  it('believes a process of another machine, whose number says nothing here, until it has been silent', async () => {
    const folder = dataSet({'.lock': `${DEAD} elsewhere`});
    expect(await asked(folder)).toBe(`waits for ${DEAD} elsewhere`);
    old(lockIn(folder));
    expect(await asked(folder)).toBe('ours');
  });

  it('gives a lock that was just created the time to be written', async () => {
    const folder = dataSet({'.lock': ''});
    expect(await asked(folder)).toBe('waits for ');
    old(lockIn(folder));
    expect(await asked(folder)).toBe('ours');
  });

  it('does not remove what another is putting aside, nor what it created since', async () => {
    const folder = dataSet({'.lock': DEAD, '.lock.taking': `${living()} ${hostname()}`});
    expect(await asked(folder)).toBe(`waits for ${DEAD}`);
    expect(readFileSync(lockIn(folder), 'utf8')).toBe(DEAD);
    old(join(folder, '.lock.taking'));
    const release = await alone(folder);
    expect(readdirSync(folder)).toEqual(['.lock']);
    release();
  });

  it('is held by one at a time, however many find it dead at once', async () => {
    const folder = dataSet({'.lock': DEAD});
    let holders = 0;
    const most: number[] = [];
    await Promise.all(
      Array.from({length: 5}, async () => {
        const release = await alone(folder);
        most.push(++holders);
        await new Promise(resolve => setImmediate(resolve));
        writeFileSync(join(folder, 'work'), '');
        holders--;
        release();
      }),
    );
    expect(most).toEqual([1, 1, 1, 1, 1]);
    expect(existsSync(lockIn(folder))).toBe(false);
  });
});
