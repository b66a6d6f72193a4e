import {thrownFailure} from './errors.ts';
import {execute} from './execute.ts';
import type {Request} from './queue.ts';
import {ANSWERS} from './requests.ts';
import type {Room} from './room.ts';

/** Deals with one request of the shell channel, between `busy` and `idle`. Never rejects. */
export async function handleShell(room: Room, request: Request, shutdown: (restart: boolean) => void): Promise<void> {
  const {message} = request;
  const {outbox, shell, log} = room.parts;
  const {header, content} = message;
  const type = header.msg_type;
  outbox.publish('status', {execution_state: 'busy'}, header);
  const reply = await replyOf(room, request);
  if (reply !== null) outbox.answer(shell, message, type.replace(/_request$/, '_reply'), reply);
  else if (type === 'comm_open') outbox.publish('comm_close', {comm_id: content['comm_id'] ?? '', data: {}}, header);
  else if (type === 'shutdown_request') {
    const restart = content['restart'] === true;
    outbox.answer(shell, message, 'shutdown_reply', {status: 'ok', restart});
    outbox.publish('shutdown_reply', {status: 'ok', restart}, header);
    shutdown(restart);
  } else if (!type.startsWith('comm_')) log(`shell: ${type} is not known`);
  room.streams.flush();
  outbox.publish('status', {execution_state: 'idle'}, header);
}

/** What to answer; `null` for what is not answered here. */
async function replyOf(room: Room, request: Request): Promise<Readonly<Record<string, unknown>> | null> {
  const {header, content} = request.message;
  const type = header.msg_type;
  try {
    if (type === 'execute_request') return await execute(room, request);
    return Object.hasOwn(ANSWERS, type) ? ((await ANSWERS[type]?.(room, content)) ?? null) : null;
  } catch (error) {
    room.parts.log(`shell: ${type}: ${error instanceof Error ? error.stack : String(error)}`);
    return {status: 'error', ...thrownFailure(error)};
  }
}
