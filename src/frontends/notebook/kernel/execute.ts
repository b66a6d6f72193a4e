import {diagnosticsFailure, type Failure, Interrupted, thrownFailure} from './errors.ts';
import type {Outcome} from './engine.ts';
import type {Request} from './queue.ts';
import {render, type Rendered} from './render.ts';
import type {Room} from './room.ts';

type Content = Readonly<Record<string, unknown>>;

/** Runs a cell, tells all who listen what it shows, and gives the content of the `execute_reply`. */
export async function execute(room: Room, request: Request): Promise<Content> {
  if (request.isAborted) return {status: 'aborted', execution_count: room.count};
  const {code, silent, store_history: store, user_expressions: asked, stop_on_error: stop} = request.message.content;
  const text = typeof code === 'string' ? code : '';
  const isSilent = silent === true;
  const isStored = !isSilent && store !== false;
  if (isStored) room.history.add(++room.count, text);
  const count = room.count;
  const end = room.begin(request.message, isSilent);
  room.publish('execute_input', {code: text, execution_count: count});
  const failure = await failureOf(room, request, {text, count, isStored});
  const expressions = failure === null ? await evaluate(room, request, asked) : {};
  room.streams.flush();
  if (failure !== null) room.publish('error', {...failure});
  if ((failure !== null && stop !== false) || request.isCancelled) await abortWaiting(room);
  end();
  return failure === null
    ? {status: 'ok', execution_count: count, payload: [], user_expressions: expressions}
    : {status: 'error', execution_count: count, ...failure};
}

/**
 * All cells that had been sent before this one failed are given up: of those, some may still wait to be read when it blocked
 * the thread. Two rounds through the event loop read them.
 */
async function abortWaiting(room: Room): Promise<void> {
  await room.parts.control.trip();
  await room.parts.control.trip();
  room.queue.abort();
}

interface Cell {
  readonly text: string;
  readonly count: number;
  /** Whether the history knows it. */
  readonly isStored: boolean;
}

/** Runs and shows a cell; `null` when all went well. */
async function failureOf(room: Room, request: Request, {text, count, isStored}: Cell): Promise<Failure | null> {
  const cell = `cell ${count}`;
  try {
    const outcome = await run(room, request, {text, cell});
    if (outcome.kind === 'nothing') return null;
    if (outcome.kind === 'diagnostics') return diagnosticsFailure(outcome.diagnostics, cell);
    if (outcome.kind === 'thrown') return await room.step(request, () => thrownFailure(outcome.error));
    const {data, metadata} = await shown(room, request, outcome.value);
    room.streams.flush();
    room.publish('execute_result', {execution_count: count, data, metadata});
    if (isStored && typeof data['text/plain'] === 'string') room.history.setOutput(data['text/plain']);
    return null;
  } catch (error) {
    return thrownFailure(error);
  }
}

async function run(
  room: Room,
  request: Request,
  {text, cell}: {readonly text: string; readonly cell: string},
): Promise<Outcome> {
  if (request.isCancelled) throw new Interrupted();
  const engine = await room.engine.get();
  return room.step(request, () => engine.execute(text, cell));
}

async function shown(room: Room, request: Request, value: unknown): Promise<Rendered> {
  const rendered = await room.step(request, () => render(value));
  if (rendered.complaint !== null) room.streams.write('stderr', `${rendered.complaint}\n`);
  return rendered;
}

/** `user_expressions`: each with its own result or error. */
async function evaluate(room: Room, request: Request, asked: unknown): Promise<Content> {
  if (typeof asked !== 'object' || asked === null) return {};
  const results: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const [name, expression] of Object.entries(asked)) {
    results[name] = await evaluateOne(room, request, String(expression));
  }
  return {...results};
}

async function evaluateOne(room: Room, request: Request, text: string): Promise<Content> {
  try {
    const outcome = await run(room, request, {text, cell: 'expression'});
    if (outcome.kind === 'diagnostics')
      return {status: 'error', ...diagnosticsFailure(outcome.diagnostics, 'expression')};
    if (outcome.kind === 'thrown') {
      return {status: 'error', ...(await room.step(request, () => thrownFailure(outcome.error)))};
    }
    const {data, metadata} = await shown(room, request, outcome.kind === 'value' ? outcome.value : undefined);
    return {status: 'ok', data, metadata};
  } catch (error) {
    return {status: 'error', ...thrownFailure(error)};
  }
}
