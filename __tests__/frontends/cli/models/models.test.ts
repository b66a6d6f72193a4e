import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterEach, describe, expect, it} from '@jest/globals';
import {run} from '../../../../src/frontends/cli/run.ts';
import type {ExitCode, World} from '../../../../src/frontends/cli/world.ts';
import type {HealthReport} from '../../../../src/report/health-report.ts';
import {dataSet} from '../../../helpers/data-set.ts';
import {COMMIT, type Hub, hub, REPOSITORY} from '../../../helpers/hub.ts';
import {inFolder} from '../../../helpers/in-folder.ts';
import {shapes} from '../../../helpers/tiny-clip.ts';
import {recorder} from '../../../helpers/world.ts';

const hubs: Hub[] = [];
afterEach(async () => {
  await Promise.all(hubs.splice(0).map(({close}) => close()));
});

interface Desk {
  readonly cache: string;
  readonly hub: Hub;
  readonly run: (...args: string[]) => Promise<{readonly code: ExitCode; readonly out: string; readonly err: string}>;
}

async function desk(told: Partial<World> = {}, env: Readonly<Record<string, string>> = {}): Promise<Desk> {
  const server = await hub();
  hubs.push(server);
  const cache = dataSet({});
  return {
    cache,
    hub: server,
    async run(...args) {
      const world = recorder([...args, '--cache-dir', cache], {
        ...told,
        env: {HF_ENDPOINT: server.endpoint, HF_HOME: dataSet({}), ...env},
      });
      const code = await inFolder(cache, () => run(world));
      return {code, out: world.printed.join(''), err: world.warned.join('')};
    },
  };
}

describe('tagnosis models', () => {
  it('fetches a model, says where it is, and that it is what it was', async () => {
    const {cache, run: tagnosis} = await desk();
    const folder = join(cache, 'models', 'drawn--tiny-clip', COMMIT);
    expect(await tagnosis('models', 'get', REPOSITORY)).toEqual({code: 0, out: `${folder}\n`, err: ''});
    expect(await tagnosis('models', 'path', REPOSITORY)).toMatchObject({code: 0, out: `${folder}\n`});
    expect(await tagnosis('models', 'verify', REPOSITORY)).toMatchObject({code: 0});
    writeFileSync(join(folder, 'config.json'), '{}');
    expect(await tagnosis('models', 'verify', REPOSITORY)).toMatchObject({
      code: 2,
      err: expect.stringContaining('config.json has 2 bytes'),
    });
  });
  it('checks with a model by its name', async () => {
    const {run: tagnosis} = await desk();
    await tagnosis('models', 'get', REPOSITORY);
    const {out} = await tagnosis('check', dataSet(shapes(40)), '--clip', REPOSITORY, '--format', 'json');
    expect((JSON.parse(out) as HealthReport).metrics['alignment']).toMatchObject({status: 'scored'});
  });
  it('takes what programs of a hub fetched before, and only reads it', async () => {
    const home = dataSet({});
    const snapshot = join(home, 'hub', 'models--drawn--tiny-clip', 'snapshots', COMMIT);
    mkdirSync(join(snapshot, 'onnx'), {recursive: true});
    writeFileSync(join(snapshot, 'onnx', 'model.onnx'), 'x');
    const {run: tagnosis} = await desk({}, {HF_HOME: home});
    expect(await tagnosis('models', 'path', REPOSITORY)).toMatchObject({code: 0, out: `${snapshot}\n`});
  });
  it('keeps the lock beside tagnosis.yml where there is one', async () => {
    const {cache, run: tagnosis} = await desk();
    writeFileSync(join(cache, 'tagnosis.yml'), '');
    await tagnosis('models', 'get', REPOSITORY);
    expect(await tagnosis('models', 'verify', REPOSITORY)).toMatchObject({code: 0});
    const {readdirSync} = await import('node:fs');
    expect(readdirSync(cache)).toContain('tagnosis-models.lock.json');
    expect(readdirSync(join(cache, 'models'))).not.toContain('tagnosis-models.lock.json');
  });
  it('lists what it knows, with size, licence and place', async () => {
    const {out} = await (await desk()).run('models', 'list');
    expect(out).toContain('clip-b32');
    expect(out).toContain('licence MIT');
    expect(out).toContain('not here: tagnosis models get clip-b32');
  });
  it('lists what else was fetched, with its size', async () => {
    const {run: tagnosis} = await desk();
    expect((await tagnosis('models', 'list')).out).not.toContain(REPOSITORY);
    const at = (await tagnosis('models', 'get', REPOSITORY)).out;
    expect((await tagnosis('models', 'list')).out).toContain(`${REPOSITORY}  1.2 MB\n  ${at}`);
  });
  it('removes after a yes, and nothing after anything else', async () => {
    const answers = ['n', 'y'];
    const {run: tagnosis} = await desk({ask: () => Promise.resolve(answers.shift() ?? '')});
    await tagnosis('models', 'get', REPOSITORY);
    expect(await tagnosis('models', 'remove', REPOSITORY)).toMatchObject({code: 0, out: ''});
    expect(await tagnosis('models', 'path', REPOSITORY)).toMatchObject({code: 0});
    expect(await tagnosis('models', 'remove', REPOSITORY)).toMatchObject({out: expect.stringContaining('Removed')});
    expect(await tagnosis('models', 'path', REPOSITORY)).toMatchObject({code: 2});
  });
  it.each(['TAGNOSIS_OFFLINE', 'HF_HUB_OFFLINE'])('opens no connection with %s', async name => {
    const {hub: server, run: tagnosis} = await desk({}, {[name]: '1'});
    expect(await tagnosis('models', 'get', REPOSITORY)).toMatchObject({code: 2, err: expect.stringContaining(name)});
    expect(server.asked).toEqual([]);
  });
  it.each([
    [['models', 'verify', REPOSITORY], 'is not on this machine'],
    [['models', 'remove', REPOSITORY, '--yes'], 'is not on this machine'],
    [['models', 'get'], 'wants a model'],
    [['models', 'get', '../x'], 'is no name of a model'],
    [['models', 'get', 'a', 'b'], 'takes one model'],
    [['models', 'fetch', 'a'], 'There is no command of models "fetch"'],
    [['models', 'get', REPOSITORY, '--dtype', 'fp64'], 'There is no dtype'],
    [['check', '.', '--clip', 'drawn/other'], 'tagnosis models get drawn/other'],
  ])('%j is refused with the reason', async (args, message) => {
    expect(await (await desk()).run(...args)).toMatchObject({code: 2, err: expect.stringContaining(message)});
  });
  it('refuses an address that is none', async () => {
    const {run: tagnosis} = await desk({}, {HF_ENDPOINT: 'ftp://x'});
    expect(await tagnosis('models', 'get', REPOSITORY)).toMatchObject({
      code: 2,
      err: expect.stringContaining('HF_ENDPOINT'),
    });
  });
  it('asks nobody where nobody is', async () => {
    const {run: tagnosis} = await desk();
    await tagnosis('models', 'get', REPOSITORY);
    expect(await tagnosis('models', 'remove', REPOSITORY)).toMatchObject({
      code: 2,
      err: expect.stringContaining('--yes'),
    });
  });
});
