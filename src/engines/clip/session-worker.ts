// The program of the thread that session.ts starts: it runs models, which blocks whatever else its thread would do.
import {existsSync} from 'node:fs';
import {createRequire} from 'node:module';
import {basename, join} from 'node:path';
import {parentPort} from 'node:worker_threads';
import type {InferenceSession, Tensor, TypedTensor} from 'onnxruntime-node';
import {fromHalf, toHalf} from './half.ts';
import type {Answer, Feed, Port, Request} from './session-messages.ts';

type Runtime = typeof import('onnxruntime-node');

/** What the runtime writes to standard error goes over our own words, and comes as an error too. */
const FATAL = 4;

const sessions = new Map<string, InferenceSession>();
let loading: Promise<Runtime> | undefined;

class MissingRuntime extends Error {}

/** From the folder that was told when the first model was opened. */
async function runtime(folder?: string): Promise<Runtime> {
  try {
    const loaded = await (loading ??= folder === undefined ? import('onnxruntime-node') : runtimeIn(folder));
    loaded.env.logLevel = 'fatal';
    return loaded;
  } catch (error) {
    throw new MissingRuntime(messageOf(error));
  }
}

/** Only from there: a package of that name in a folder above is not what was asked for. */
async function runtimeIn(folder: string): Promise<Runtime> {
  const places = ['onnxruntime-node', 'onnxruntime-web'].flatMap(name => [
    join(folder, 'node_modules', name),
    join(folder, name),
    ...(basename(folder) === name ? [folder] : []),
  ]);
  const place = places.find(path => existsSync(join(path, 'package.json')));
  if (place === undefined) throw new Error(`${folder} holds neither.`);
  return createRequire(join(place, 'package.json'))(place) as Runtime;
}

/** What the runtime was built for; whether the machine has it only shows when a model is opened. */
async function devices({id, runtime: folder}: Extract<Request, {kind: 'devices'}>): Promise<Answer> {
  // onnxruntime-web does not say.
  const {listSupportedBackends}: Partial<Runtime> = await runtime(folder);
  return {id, kind: 'devices', names: listSupportedBackends?.().map(({name}) => name) ?? []};
}

async function open({id, path, options}: Extract<Request, {kind: 'open'}>): Promise<Answer> {
  const {device, threads, runtime: folder} = options;
  const {InferenceSession: Session} = await runtime(folder);
  // One provider at a time: with a list the runtime does not fall back, it throws.
  const session = await Session.create(path, {
    executionProviders: [device],
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    graphOptimizationLevel: 'all',
    logSeverityLevel: FATAL,
    // Threads that wait would else do so at full speed, where pictures are decoded meanwhile.
    extra: {session: {intra_op: {allow_spinning: '0'}}},
  });
  sessions.set(path, session);
  return {id, kind: 'opened', inputs: session.inputMetadata.map(port), outputs: session.outputMetadata.map(port)};
}

function port(told: InferenceSession.ValueMetadata): Port {
  return told.isTensor
    ? {name: told.name, type: told.type, shape: told.shape}
    : {name: told.name, type: 'other', shape: []};
}

async function run({id, path, feeds, output}: Extract<Request, {kind: 'run'}>): Promise<Answer> {
  const {Tensor: Make} = await runtime();
  const session = sessions.get(path);
  if (session === undefined) throw new Error('The model was not opened.');
  const given: Record<string, Tensor> = {};
  for (const [name, feed] of Object.entries(feeds)) given[name] = tensorOf(feed, typeOf(session, name), Make);
  const out = (await session.run(given, [output]))[output] as TypedTensor<'float16' | 'float32'>;
  const data = out.data instanceof Uint16Array ? fromHalf(out.data) : (out.data as Float32Array);
  return {id, kind: 'ran', data: data.slice(), dims: out.dims};
}

function typeOf(session: InferenceSession, name: string): string {
  const told = session.inputMetadata.find(input => input.name === name);
  return told?.isTensor === true ? told.type : 'float32';
}

/** In the numbers that the model takes. */
function tensorOf({type, data, dims}: Feed, wanted: string, Make: Runtime['Tensor']): Tensor {
  if (data instanceof BigInt64Array) {
    return wanted === 'int32' ? new Make('int32', Int32Array.from(data, Number), dims) : new Make('int64', data, dims);
  }
  return wanted === 'float16' ? new Make('float16', toHalf(data), dims) : new Make(type, data, dims);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

async function answer(request: Request): Promise<Answer> {
  try {
    if (request.kind === 'devices') return await devices(request);
    return await (request.kind === 'open' ? open(request) : run(request));
  } catch (error) {
    return {id: request.id, kind: 'failed', message: messageOf(error), missing: error instanceof MissingRuntime};
  }
}

// One after another. Ended from outside while it runs, the runtime would take the whole process with it: the thread ends by
// itself, when it is told that there is nothing more to do.
let last = Promise.resolve();
let ended = false;
parentPort?.on('message', (request: Request | 'end') => {
  if (request === 'end') {
    ended = true;
    parentPort?.close();
    return;
  }
  last = last.then(async () => {
    if (ended) return;
    const reply = await answer(request);
    parentPort?.postMessage(reply, reply.kind === 'ran' ? [reply.data.buffer as ArrayBuffer] : []);
  });
});
