import {availableParallelism} from 'node:os';
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {toldPolicy, toldPool} from '../../../src/engines/image/policy.ts';
import {run} from '../../../src/frontends/cli/run.ts';
import {dataSet} from '../../helpers/data-set.ts';
import {drawn} from '../../helpers/pictures.ts';
import {recorder} from '../../helpers/world.ts';

describe('toldPolicy(flags, file)', () => {
  it('takes limits of bytes and of time from the file', () =>
    expect(toldPolicy({}, {'max-bytes': 10, 'timeout-ms': 500})).toEqual({maxBytes: 10, timeoutMs: 500}));
});

describe('toldPool(flags, file)', () => {
  it('is empty where nothing is told', () => expect(toldPool({}, undefined)).toEqual({}));
  it('takes memory and threads from the file', () =>
    expect(toldPool({}, {jobs: 1, 'memory-mib': 64})).toEqual({jobs: 1, memoryMiB: 64}));
  it('gives a file no more threads than there are cores', () =>
    expect(toldPool({}, {jobs: 64})).toEqual({jobs: Math.min(64, availableParallelism())}));
  it('takes flags before the file, and as they are', () => expect(toldPool({jobs: 64}, {jobs: 1})).toEqual({jobs: 64}));
});

describe('limits of images in tagnosis.yml', () => {
  const checked = async (settings: string): Promise<{code: number; printed: string; warned: string}> => {
    const root = dataSet({'a.txt': '1girl, hat', 'b.txt': '1girl, dress', 'tagnosis.yml': settings});
    writeFileSync(join(root, 'a.png'), await drawn(1).png().toBuffer());
    writeFileSync(join(root, 'b.png'), await drawn(2, 16, 12).png().toBuffer());
    const world = recorder(['check', root, '--no-cache', '--format', 'json']);
    const code = await run(world);
    return {code, printed: world.printed.join(''), warned: world.warned.join('')};
  };
  const tooLarge = ({printed}: {readonly printed: string}): readonly string[] =>
    (JSON.parse(printed) as {notes: {code: string; places: string[]}[]}).notes.find(
      ({code}) => code === 'image-too-large',
    )?.places ?? [];

  it('max-bytes leaves larger files out, by name', async () => {
    expect(tooLarge(await checked('images: {max-bytes: 2000}'))).toEqual(['a.png']);
    expect(tooLarge(await checked('images: {max-bytes: 200000}'))).toEqual([]);
  });
  it('max-pixels leaves larger pictures out, by name', async () =>
    expect(tooLarge(await checked('images: {max-pixels: 200}'))).toEqual(['a.png']));
  it('threads, memory and time change nothing of the report', async () => {
    const plain = await checked('');
    const told = await checked('images: {jobs: 1, memory-mib: 16, timeout-ms: 60000}');
    expect([told.code, told.warned]).toEqual([0, '']);
    const nameless = (text: string): string => text.replaceAll(/tagnosis-\w{6}\b/g, 'set');
    expect(nameless(told.printed)).toBe(nameless(plain.printed));
  });
  it.each([
    ['images:\n  max-bytes: 0\n', '2:14: images.max-bytes wants at least 1, not 0.'],
    ['images:\n  max-bytes: 4294967296\n', '2:14: images.max-bytes wants at most 2147483647, not 4294967296.'],
    ['images:\n  max-pixels: 99999999999\n', '2:15: images.max-pixels wants at most 1073741824, not 99999999999.'],
    ['images:\n  timeout-ms: 1\n', '2:15: images.timeout-ms wants at least 1000, not 1.'],
    ['images:\n  jobs: 65\n', '2:9: images.jobs wants at most 64, not 65.'],
    ['images:\n  memory-mib: 1.5\n', '2:15: images.memory-mib wants a whole number, not 1.5.'],
    ['images:\n  memory-gib: 1\n', '2:3: images.memory-gib is no key of tagnosis.yml.'],
  ])('%j is refused with its place', async (settings, message) => {
    const {code, warned} = await checked(settings);
    expect(code).toBe(2);
    expect(warned).toContain(`tagnosis.yml:${message}`);
  });
});
