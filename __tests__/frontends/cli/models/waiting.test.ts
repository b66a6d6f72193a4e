import {spawn} from 'node:child_process';
import {mkdirSync, rmSync, writeFileSync} from 'node:fs';
import {hostname} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {afterEach, describe, expect, it} from '@jest/globals';
import {run} from '../../../../src/frontends/cli/run.ts';
import {dataSet} from '../../../helpers/data-set.ts';
import {COMMIT, type Hub, hub, REPOSITORY} from '../../../helpers/hub.ts';
import {inFolder} from '../../../helpers/in-folder.ts';
import {recorder} from '../../../helpers/world.ts';

const hubs: Hub[] = [];
afterEach(async () => {
  await Promise.all(hubs.splice(0).map(({close}) => close()));
});

describe('tagnosis models get of what another process is fetching', () => {
  it('says for whom it waits, and goes on when that is done', async () => {
    const server = await hub();
    hubs.push(server);
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], {stdio: 'ignore'});
    const cache = dataSet({});
    const folder = join(cache, 'models', 'drawn--tiny-clip');
    mkdirSync(folder, {recursive: true});
    writeFileSync(join(folder, '.lock'), `${other.pid ?? 0} ${hostname()}`);
    const said: string[] = [];
    const world = recorder(['models', 'get', REPOSITORY, '--cache-dir', cache], {
      env: {HF_ENDPOINT: server.endpoint, HF_HOME: dataSet({})},
      warn: text => {
        said.push(text);
        rmSync(join(folder, '.lock'));
      },
    });
    expect(await inFolder(cache, () => run(world)).finally(() => other.kill())).toBe(0);
    expect(said).toEqual([
      `Process ${other.pid ?? 0} on ${hostname()} is fetching ${REPOSITORY}, or was ended while it did: waiting.\n`,
    ]);
    expect(world.printed.join('')).toBe(`${join(folder, COMMIT)}\n`);
  });
});
