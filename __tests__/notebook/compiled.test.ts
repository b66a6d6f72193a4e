import {mkdtempSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import module from 'node:module';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, describe, expect, it} from '@jest/globals';
import {KernelClient, only} from '../helpers/kernel-client.ts';

const cache = mkdtempSync(join(tmpdir(), 'tagnosis-compiled-'));
afterAll(() => rmSync(cache, {recursive: true}));

/** Runs a cell in a kernel of its own, which then ends in order. */
async function ranOnce(): Promise<unknown> {
  const kernel = await KernelClient.start({env: {XDG_CACHE_HOME: cache}});
  try {
    const ran = await kernel.execute('[1, 2].map(x => x * 3)');
    kernel.send('control', 'shutdown_request', {restart: false});
    expect(await kernel.exited()).toBe(0);
    return only(ran, 'execute_result')['data'];
  } finally {
    await kernel.stop();
  }
}

const kept = (): string[] => readdirSync(join(cache, 'tagnosis')).filter(name => name.endsWith('.seg'));

// From 22.1 on Node keeps it itself.
('enableCompileCache' in module ? describe.skip : describe)('what V8 made of the compiler', () => {
  it('is kept for the next kernel, which tells the same', async () => {
    const first = await ranOnce();
    expect(first).toEqual({'text/plain': '[ 3, 6 ]'});
    expect(kept()).toHaveLength(1);
    expect(await ranOnce()).toEqual(first);
    expect(kept()).toHaveLength(1);
  });
  it('is made anew where it was damaged', async () => {
    const [name = ''] = kept();
    writeFileSync(join(cache, 'tagnosis', name), 'damaged');
    expect(await ranOnce()).toEqual({'text/plain': '[ 3, 6 ]'});
    expect(kept()).toEqual([name]);
  });
});
