import {existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterEach, describe, expect, it} from '@jest/globals';
import {getModel, type GetOptions} from '../../../src/engines/models/get-model.ts';
import {LOCK_NAME, lockedModel} from '../../../src/engines/models/model-lock.ts';
import {storedModels} from '../../../src/engines/models/model-store.ts';
import {verifyModel} from '../../../src/engines/models/verify-model.ts';
import {dataSet} from '../../helpers/data-set.ts';
import {lockClock} from '../../helpers/lock-clock.ts';
import {COMMIT, FILES, headersOf, type Hub, hub, REPOSITORY, send, sha256, type Trouble} from '../../helpers/hub.ts';

const NAME = {org: 'drawn', name: 'tiny-clip'};
const WAITS = {retry: 1, stall: 400};
const TEXT = 'onnx/text_model.onnx';
const hubs: Hub[] = [];
afterEach(async () => {
  await Promise.all(hubs.splice(0).map(({close}) => close()));
});

interface Place {
  readonly models: string;
  readonly server: Hub;
  readonly get: (more?: Partial<GetOptions>) => Promise<string>;
}

async function place(
  trouble?: Trouble,
  files?: Readonly<Record<string, Buffer>>,
  models = dataSet({}),
): Promise<Place> {
  const server = await hub(trouble, files);
  hubs.push(server);
  const {endpoint} = server;
  return {
    models,
    server,
    get: more => getModel(NAME, {models, lockFolder: models, endpoint, waits: WAITS, ...more}),
  };
}

/** Once for each file, or for the one that is named. */
const once = (trouble: Trouble, only?: string): Trouble => {
  const seen = new Set<string>();
  return (request, response, file) => {
    if (seen.has(file) || (only !== undefined && file !== only)) return false;
    seen.add(file);
    return trouble(request, response, file);
  };
};

/** Whether a folder holds just the files of the model. */
function isWhole(folder: string): boolean {
  const names = readdirSync(folder, {recursive: true, encoding: 'utf8'}).filter(name => name !== 'onnx');
  const rightNames = names.toSorted().join() === Object.keys(FILES).toSorted().join();
  return rightNames && Object.entries(FILES).every(([name, bytes]) => readFileSync(join(folder, name)).equals(bytes));
}

describe('getModel(name, options)', () => {
  it('fetches the files that are used, and no others, into a folder of their commit', async () => {
    const {models, server, get} = await place();
    const folder = await get();
    expect(folder).toBe(join(models, 'drawn--tiny-clip', COMMIT));
    expect(isWhole(folder)).toBe(true);
    expect(new Set(server.asked.map(({file}) => file))).toEqual(
      new Set([
        'selected_tags.csv',
        'tag_mapping.json',
        ...Object.keys(FILES),
        'onnx/text_model.onnx_data',
        'onnx/vision_model.onnx_data',
      ]),
    );
    expect(storedModels(models, NAME)).toMatchObject([{folder, revision: COMMIT}]);
    expect(readdirSync(join(models, 'drawn--tiny-clip'))).toEqual([COMMIT]);
  });
  it('fetches a tagger with the names of its tags', async () => {
    const files = {
      'model.onnx': Buffer.from('a model'),
      'selected_tags.csv': Buffer.from('tag_id,name,category,count\n1,hat,0,9\n'),
    };
    const {server, get} = await place(undefined, files);
    const folder = await get();
    expect(readdirSync(folder).toSorted()).toEqual(['model.onnx', 'selected_tags.csv']);
    expect(server.asked.map(({file}) => file)).not.toContain(TEXT);
  });
  it('locks what it fetched, and fetches the same from then on', async () => {
    const {models, get} = await place();
    await get();
    const locked = lockedModel(models, REPOSITORY);
    expect(locked?.revision).toBe(COMMIT);
    expect(locked?.files[TEXT]).toEqual({bytes: FILES[TEXT]?.length, sha256: sha256(FILES[TEXT] ?? Buffer.of())});
    // Another day the hub has other bytes under the same name.
    const changed = await place(undefined, {...FILES, [TEXT]: Buffer.from('other')}, models);
    await expect(changed.get({models: dataSet({})})).rejects.toMatchObject({
      code: 'model-checksum',
      message: expect.stringContaining(TEXT),
    });
    // What was there is still there.
    expect(isWhole(join(models, 'drawn--tiny-clip', COMMIT))).toBe(true);
  });
  it('goes after a redirect, with the token for the hub alone', async () => {
    const elsewhere = await hub((request, response) => {
      const name = (request.url ?? '').slice(1);
      send(request, response, FILES[name] ?? Buffer.of());
      return true;
    });
    hubs.push(elsewhere);
    const {server, get} = await place((_request, response, file) => {
      const bytes = FILES[file];
      if (bytes === undefined) return false;
      response.writeHead(302, {...headersOf(bytes), location: `${elsewhere.endpoint}/${file}`}).end();
      return true;
    });
    expect(isWhole(await get({token: 'secret'}))).toBe(true);
    expect(server.asked.every(({token}) => token === 'Bearer secret')).toBe(true);
    expect(elsewhere.asked.every(({token}) => token === null)).toBe(true);
  });
  it.each([1, 65_536, 131_072, 196_608, 262_144])('goes on after a line that broke at byte %i', async at => {
    const {server, get} = await place(
      once((_request, response, file) => {
        const bytes = FILES[file] ?? Buffer.of();
        response.writeHead(200, {...headersOf(bytes), 'content-length': bytes.length});
        response.write(bytes.subarray(0, at), () => response.destroy());
        return true;
      }, TEXT),
    );
    expect(isWhole(await get())).toBe(true);
    const ranges = server.asked.filter(({file}) => file === TEXT).map(({range}) => range);
    expect(ranges).toHaveLength(2);
  });
  it('goes on in another run where the first one was stopped', async () => {
    const controller = new AbortController();
    const {models, get} = await place();
    const stopped = get({
      signal: controller.signal,
      onProgress: (file, bytes) => {
        if (file === 'onnx/vision_model.onnx' && bytes > 100_000) controller.abort(new Error('enough'));
      },
    });
    await expect(stopped).rejects.toThrow();
    expect(storedModels(models, NAME)).toEqual([]);
    const again = await place(undefined, undefined, models);
    expect(isWhole(await again.get())).toBe(true);
    // The first file was whole, the second begun.
    expect(again.server.asked.find(({file}) => file === TEXT)?.range).toBe(`bytes=${FILES[TEXT]?.length ?? 0}-`);
  });
  it('starts anew where the file became another meanwhile', async () => {
    const models = dataSet({});
    const part = join(models, 'drawn--tiny-clip', 'main.partial', 'onnx');
    mkdirSync(part, {recursive: true});
    writeFileSync(join(part, 'text_model.onnx'), 'something else');
    writeFileSync(join(part, 'text_model.onnx.etag'), '"old"');
    const {get} = await place(undefined, undefined, models);
    expect(isWhole(await get())).toBe(true);
  });
  it('tries again after errors of the server', async () => {
    const {get} = await place(once((_request, response) => (response.writeHead(500).end(), true)));
    expect(isWhole(await get())).toBe(true);
  });
  it('gives up a server that sends nothing, and tries again', async () => {
    const {get} = await place(
      once((_request, response, file) => {
        const bytes = FILES[file] ?? Buffer.of();
        response.writeHead(200, {...headersOf(bytes), 'content-length': bytes.length});
        response.write(bytes.subarray(0, 1000));
        return true;
      }, TEXT),
    );
    expect(isWhole(await get())).toBe(true);
  });
  it('waits for another process that fetches the same', async () => {
    const {models, get} = await place();
    const folders = await Promise.all([get(), get()]);
    expect(new Set(folders).size).toBe(1);
    expect(isWhole(folders[0] ?? '')).toBe(true);
    expect(existsSync(join(models, 'drawn--tiny-clip', '.lock'))).toBe(false);
  });
  it('is not held up by a process that died', async () => {
    const models = dataSet({});
    mkdirSync(join(models, 'drawn--tiny-clip'), {recursive: true});
    writeFileSync(join(models, 'drawn--tiny-clip', '.lock'), '999999999');
    const {get} = await place(undefined, undefined, models);
    expect(isWhole(await get({time: lockClock()}))).toBe(true);
  });
});

describe('getModel of what cannot be had', () => {
  const answer =
    (status: number): Trouble =>
    (_request, response) => (response.writeHead(status).end(), true);
  it.each([
    [401, 'model-download', 'not given to everybody (401)'],
    [403, 'model-download', 'not given to everybody (403)'],
    [404, 'model-download', 'has no model in the ONNX format'],
    [410, 'model-download', 'the server answers 410'],
    [500, 'model-download', 'the server answers 500'],
  ])('%i is said, and leaves no model behind', async (status, code, message) => {
    const {models, get} = await place(answer(status));
    await expect(get()).rejects.toMatchObject({code, message: expect.stringContaining(message)});
    expect(storedModels(models, NAME)).toEqual([]);
  });
  it('bytes that are not what the hub says are thrown away', async () => {
    const {models, get} = await place((_request, response, file) => {
      const bytes = FILES[file];
      if (bytes === undefined) return false;
      response.writeHead(200, {...headersOf(Buffer.from('right')), 'content-length': bytes.length}).end(bytes);
      return true;
    });
    await expect(get()).rejects.toMatchObject({code: 'model-checksum'});
    expect(storedModels(models, NAME)).toEqual([]);
    expect(readdirSync(join(models, 'drawn--tiny-clip'), {recursive: true}).join()).not.toContain('.onnx');
  });
  it('a server that is not there is named without the token', async () => {
    const {models, get} = await place();
    const asked = get({endpoint: 'http://127.0.0.1:1', token: 'secret'});
    await expect(asked).rejects.toMatchObject({
      code: 'model-download',
      message: expect.stringContaining('127.0.0.1:1'),
    });
    await expect(asked).rejects.not.toThrow('secret');
    expect(storedModels(models, NAME)).toEqual([]);
  });
  it('what is no model is said before it is called one', async () => {
    const {models, get} = await place(undefined, {[TEXT]: Buffer.of(1), 'onnx/vision_model.onnx': Buffer.of()});
    await expect(get()).rejects.toMatchObject({code: 'model-invalid'});
    expect(storedModels(models, NAME)).toEqual([]);
  });
  it.each(['../../etc', 'a b', 'x'.repeat(200)])('%j is no revision', async revision => {
    const {server, get} = await place();
    await expect(get({revision})).rejects.toMatchObject({code: 'usage'});
    expect(server.asked).toEqual([]);
  });
  it('a damaged lock is not written over', async () => {
    const models = dataSet({[LOCK_NAME]: '{"drawn/tiny-clip": 3}'});
    const {get} = await place(undefined, undefined, models);
    await expect(get()).rejects.toMatchObject({code: 'model-lock'});
  });
});

describe('verifyModel(folder, locked)', () => {
  it('names what is missing, longer or other than it was', async () => {
    const {models, get} = await place();
    const folder = await get();
    const locked = lockedModel(models, REPOSITORY);
    if (locked === null) throw new Error('not locked');
    expect(await verifyModel(folder, locked)).toEqual([]);
    writeFileSync(join(folder, 'config.json'), (FILES['config.json'] ?? '').toString().replace('clip', 'clop'));
    writeFileSync(join(folder, TEXT), 'short');
    const more = {...locked, files: {...locked.files, 'lost.onnx': {bytes: 1, sha256: '0'.repeat(64)}}};
    expect(await verifyModel(folder, more)).toEqual([
      {file: TEXT, why: `has 5 bytes instead of ${FILES[TEXT]?.length ?? 0}`},
      {file: 'config.json', why: 'holds other bytes'},
      {file: 'lost.onnx', why: 'is missing'},
    ]);
  });
});
