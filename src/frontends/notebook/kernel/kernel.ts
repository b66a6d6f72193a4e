import {randomUUID} from 'node:crypto';
import type {Connection} from './connection.ts';
import {type ControlThread, startControl} from './control-thread.ts';
import {INFORMATION} from './information.ts';
import {fileLog} from './log.ts';
import {makeOutbox} from './outbox.ts';
import {RequestQueue} from './queue.ts';
import {Room} from './room.ts';
import {inhabit} from './session.ts';
import {SharedState} from './shared-state.ts';
import {handleShell} from './shell.ts';
import {bind, openZeroMq, type Wire} from './sockets.ts';
import {makeTurns} from './turns.ts';
import {decode, type Incoming} from './wire.ts';

export interface KernelOptions {
  readonly connection: Connection;
  readonly logPath: string | undefined;
  readonly folder: string;
}

/** Binds the channels and serves them; settles when the kernel is to end. */
export async function serveKernel({connection, logPath, folder}: KernelOptions): Promise<void> {
  const session = randomUUID();
  const log = fileLog(logPath);
  const state = new SharedState();
  const turns = makeTurns(state);
  const {promise: ended, resolve: end} = deferred();
  const order = {connection, session, state: state.buffer, information: INFORMATION, parent: process.ppid, logPath};
  const control: ControlThread = startControl(order, turns.kernel, message => {
    if (message.kind === 'closed') end();
    else if (message.kind === 'interrupt') room.interrupts.handle(message.id, message.at);
    else if (message.kind === 'status') {
      sayStarting();
      outbox.publish('status', {execution_state: message.status}, message.parent);
    } else {
      const {restart, parent} = message;
      sayStarting();
      outbox.publish('status', {execution_state: 'busy'}, parent);
      outbox.publish('shutdown_reply', {status: 'ok', restart}, parent);
      room.streams.flush();
      outbox.publish('status', {execution_state: 'idle'}, parent);
      leave();
    }
  });
  const heardBy = (channel: string, use: (message: Incoming) => void) => (frames: readonly Buffer[]) =>
    state.inKernel(() => {
      const decoded = decode(frames, connection.key);
      if ('dropped' in decoded) log(`${channel}: dropped, ${decoded.dropped}`);
      else use(decoded.message);
    });
  const zmq = await openZeroMq();
  const shellHeard = heardBy('shell', message => {
    sayStarting();
    const isOvertaken = message.header.msg_type === 'execute_request' && room.interrupts.overtook();
    room.queue.add(message, isOvertaken);
  });
  const stdinHeard = heardBy('stdin', ({header, content}) => {
    const {value = ''} = content;
    if (header.msg_type === 'input_reply')
      turns.release(() => room.prompts.answer(typeof value === 'string' ? value : ''));
  });
  const [iopub, stdin, shell]: [Wire, Wire, Wire] = await Promise.all([
    bind(zmq, {channel: 'iopub', connection, heard: frames => state.inKernel(() => welcome(frames))}),
    bind(zmq, {channel: 'stdin', connection, heard: stdinHeard}),
    bind(zmq, {channel: 'shell', connection, heard: shellHeard}),
  ]);
  await control.bound;
  const outbox = makeOutbox(iopub, session, connection.key);
  let hasStarted = false;
  // Kept for the first who listens: front ends connect when the sockets have long been bound, and would miss it.
  const sayStarting = (): void => {
    if (hasStarted) return;
    hasStarted = true;
    outbox.publish('status', {execution_state: 'starting'}, null);
  };
  const welcome = (frames: readonly Buffer[]): void => {
    const [frame] = frames;
    if (frame?.[0] !== 1) return;
    outbox.publish('iopub_welcome', {subscription: frame.subarray(1).toString('utf8')}, null);
    sayStarting();
  };
  const leave = (): void => {
    room.engine.loaded?.close();
    for (const wire of [shell, stdin, iopub]) wire.close();
    control.close();
    setTimeout(end, 300);
  };
  const room: Room = new Room(
    {connection, state, turns, control, outbox, stdin, shell, log, folder},
    self =>
      new RequestQueue(turns.kernel, async request => {
        await handleShell(self, request, () => turns.kernel(leave));
        warm(20);
      }),
  );
  let isWarm = false;
  const warm = (millis: number): void => {
    if (isWarm) return;
    isWarm = millis < 1000;
    control.after(millis, () => void room.engine.get().catch(() => {}));
  };
  inhabit(room);
  process.on('SIGTERM', () => turns.kernel(leave));
  iopub.listen();
  // Who has subscribed by now is welcomed before anything else is told.
  await control.trip();
  await control.trip();
  stdin.listen();
  shell.listen();
  warm(2000);
  await ended;
}

function deferred(): {readonly promise: Promise<void>; readonly resolve: () => void} {
  let resolve = (): void => {};
  const promise = new Promise<void>(settle => (resolve = settle));
  return {promise, resolve};
}
