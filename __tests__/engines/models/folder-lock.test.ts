import {spawn} from 'node:child_process';
import {existsSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync} from 'node:fs';
import {hostname} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {afterEach, describe, expect, it} from '@jest/globals';
import {alone} from '../../../src/engines/models/folder-lock.ts';
import {dataSet} from '../../helpers/data-set.ts';
import {lockClock} from '../../helpers/lock-clock.ts';

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
const textIn = (folder: string): string => readFileSync(lockIn(folder), 'utf8');
const touch = (path: string, seconds: number): void => utimesSync(path, seconds, seconds);
const old = (path: string): void => touch(path, 0);

interface Asked {
  /** Whom it said that it waits for. */
  readonly waits: string | null;
  /** After how many seconds it was ours: null when it was given up, after three minutes. */
  readonly after: number | null;
}

/** Asks for a folder; `meanwhile` is what others do, every fifth of a second. */
async function asked(folder: string, meanwhile: (seconds: number) => void = () => {}): Promise<Asked> {
  const stop = new AbortController();
  let waits: string | null = null;
  const time = lockClock(seconds => {
    meanwhile(seconds);
    if (seconds > 180) stop.abort();
  });
  const onWait = (holder: string): void => {
    waits = holder;
  };
  const release = await alone(folder, {signal: stop.signal, time, onWait}).catch(() => null);
  release?.();
  return {waits, after: release === null ? null : Math.round(time.now() / 1000)};
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

  it('takes what a dead process of this machine held after two beats', async () => {
    for (const lock of [DEAD, `${DEAD} ${hostname()}`, `${DEAD} ${hostname()} token`]) {
      const [, host] = lock.split(' ');
      const waits = host === undefined ? DEAD : `${DEAD} ${host}`;
      expect(await asked(dataSet({'.lock': lock}))).toEqual({waits, after: 10});
    }
  });

  it('takes what had the number of this process, before a restart of its container', async () => {
    const waits = `${process.pid} ${hostname()}`;
    expect(await asked(dataSet({'.lock': waits}))).toEqual({waits, after: 10});
  });

  it('waits for its own other lock, however long that is silent', async () => {
    const folder = dataSet({});
    const release = await alone(folder, {time: lockClock()});
    expect(await asked(folder)).toEqual({waits: `${process.pid} ${hostname()}`, after: null});
    release();
  });

  it('gives a lock that was just created the time to be written', async () => {
    const folder = dataSet({'.lock': ''});
    old(lockIn(folder));
    expect(await asked(folder)).toEqual({waits: '', after: 10});
  });
});

describe('alone(folder, {time}) tells the living from the dead by what happens while it looks', () => {
  it('a number that is in use again, of a process that died long ago', async () => {
    const holder = `${living()} ${hostname()}`;
    const folder = dataSet({'.lock': holder});
    old(lockIn(folder));
    expect(await asked(folder)).toEqual({waits: holder, after: 60});
  });

  it('a number that is unknown here, of a container with the same name that beats', async () => {
    const holder = `${DEAD} ${hostname()}`;
    const folder = dataSet({'.lock': `${holder} token`});
    const beats = (seconds: number): void => {
      if (Number.isInteger(seconds / 5)) touch(lockIn(folder), seconds);
    };
    expect(await asked(folder, beats)).toEqual({waits: holder, after: null});
    expect(textIn(folder)).toBe(`${holder} token`);
  });

  it('our own number, of a container with the same name that beats', async () => {
    const holder = `${process.pid} ${hostname()}`;
    const folder = dataSet({'.lock': `${holder} token`});
    const beats = (seconds: number): void => {
      if (Number.isInteger(seconds / 5)) touch(lockIn(folder), seconds);
    };
    expect(await asked(folder, beats)).toEqual({waits: holder, after: null});
  });

  it.each([
    ['an hour behind', -3600],
    ['right', 0],
    ['an hour ahead', 3600],
  ])('another machine whose clock is %s: until it has been silent for a minute', async (_title, off) => {
    const folder = dataSet({'.lock': `${DEAD} elsewhere token`});
    const begin = Date.now() / 1000 + off;
    touch(lockIn(folder), begin);
    const beatsFor = (longest: number) => (seconds: number) => {
      if (Number.isInteger(seconds / 5) && seconds <= longest) touch(lockIn(folder), begin + seconds);
    };
    expect(await asked(folder, beatsFor(1000))).toEqual({waits: `${DEAD} elsewhere`, after: null});
    expect(await asked(folder, beatsFor(100))).toEqual({waits: `${DEAD} elsewhere`, after: 160});
  });

  it('one that died while another waited, and a new one that was faster', async () => {
    const folder = dataSet({'.lock': `${DEAD} elsewhere first`});
    const next = (seconds: number): void => {
      if (seconds === 59) writeFileSync(lockIn(folder), `${DEAD} elsewhere second`);
    };
    expect(await asked(folder, next)).toEqual({waits: `${DEAD} elsewhere`, after: 119});
  });
});

describe('alone(folder, {onLost}) holds only what it created', () => {
  it('shows that it lives, every five seconds', async () => {
    const folder = dataSet({});
    const time = lockClock();
    const release = await alone(folder, {time});
    old(lockIn(folder));
    time.pass(4999);
    expect(statSync(lockIn(folder)).mtimeMs).toBe(0);
    time.pass(1);
    expect(statSync(lockIn(folder)).mtimeMs).toBeGreaterThan(0);
    release();
  });

  it('neither touches nor removes the lock of another, and says once that it lost its own', async () => {
    const folder = dataSet({});
    const time = lockClock();
    let lost = 0;
    const release = await alone(folder, {time, onLost: () => lost++});
    rmSync(lockIn(folder));
    writeFileSync(lockIn(folder), `${DEAD} elsewhere token`);
    old(lockIn(folder));
    time.pass(20_000);
    expect(statSync(lockIn(folder)).mtimeMs).toBe(0);
    expect(lost).toBe(1);
    release();
    expect(textIn(folder)).toBe(`${DEAD} elsewhere token`);
  });

  it('is lost when it was removed, and does not come back', async () => {
    const folder = dataSet({});
    const time = lockClock();
    let lost = 0;
    const release = await alone(folder, {time, onLost: () => lost++});
    rmSync(lockIn(folder));
    time.pass(20_000);
    release();
    expect(lost).toBe(1);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('alone(folder) takes a dead lock over alone', () => {
  it('does not remove what another is putting aside, until that died while it did so', async () => {
    const folder = dataSet({'.lock': DEAD, '.lock.taking': `${living()} ${hostname()}`});
    const stop = new AbortController();
    const before = lockClock(seconds => {
      if (seconds > 19) stop.abort();
    });
    await expect(alone(folder, {time: before, signal: stop.signal})).rejects.toThrow(/abort/i);
    expect(textIn(folder)).toBe(DEAD);
    const after = lockClock();
    const release = await alone(folder, {time: after});
    // Ten seconds for the lock, and ten for who took it.
    expect(Math.round(after.now() / 1000)).toBe(20);
    expect(readdirSync(folder)).toEqual(['.lock']);
    release();
  });

  it('waits for one after another who puts it aside', async () => {
    const folder = dataSet({'.lock': DEAD});
    const taking = join(folder, '.lock.taking');
    const busy = (seconds: number): void => {
      if (seconds < 100 && Number.isInteger(seconds)) writeFileSync(taking, `${DEAD} ${hostname()} ${seconds}`);
    };
    expect(await asked(folder, busy)).toEqual({waits: DEAD, after: 109});
  });

  it('is held by one at a time, however many find it dead at once', async () => {
    const folder = dataSet({'.lock': DEAD});
    const time = lockClock();
    let holders = 0;
    const most: number[] = [];
    await Promise.all(
      Array.from({length: 5}, async () => {
        const release = await alone(folder, {time});
        most.push(++holders);
        await new Promise(resolve => setImmediate(resolve));
        writeFileSync(join(folder, 'work'), '');
        holders--;
        release();
      }),
    );
    expect(most).toEqual([1, 1, 1, 1, 1]);
    expect(existsSync(lockIn(folder))).toBe(false);
    expect(readdirSync(folder)).toEqual(['work']);
  });
});
