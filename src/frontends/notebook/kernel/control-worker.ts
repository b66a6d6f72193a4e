import {type MessagePort, parentPort, workerData} from 'node:worker_threads';
import {TagnosisError} from '../../../errors.ts';
import {channelAddresses} from './connection.ts';
import {type ControlOrder, makeTeller, type Numbered, type ToControl} from './control-messages.ts';
import {fileLog} from './log.ts';
import {SharedState} from './shared-state.ts';
import {bind, openZeroMq, type Wire} from './sockets.ts';
import {makeTerminator} from './terminator.ts';
import {decode, encode, headerOf, type Incoming} from './wire.ts';

// The thread of the control channel and the heartbeat: it answers while code of the user blocks the main one.

/** Milliseconds that the main thread has to deal with an interrupt or a shutdown itself. */
const PATIENCE = 300;

async function serve(port: MessagePort, order: ControlOrder): Promise<void> {
  const {connection, session, information} = order;
  const log = fileLog(order.logPath);
  const state = new SharedState(order.state);
  const {tell, tellAgain} = makeTeller(state, message => port.postMessage(message));
  const terminator = makeTerminator({state, tell: (id, at) => tell({kind: 'interrupt', id, at}), tellAgain});
  let isShutdown: Incoming | null = null;

  const answer = (to: Incoming, type: string, content: Readonly<Record<string, unknown>>): void =>
    control.send(
      encode(
        {identities: to.identities, header: headerOf(type, session), parent: to.header, metadata: {}, content},
        connection.key,
      ),
    );
  const replies: Readonly<Record<string, (request: Incoming) => void>> = {
    kernel_info_request: request => answer(request, 'kernel_info_reply', information),
    connect_request: request => answer(request, 'connect_reply', channelAddresses(connection)),
    interrupt_request(request) {
      answer(request, 'interrupt_reply', {status: 'ok'});
      terminator.interrupt(PATIENCE);
    },
  };
  const heard = (frames: readonly Buffer[]): void => {
    const decoded = decode(frames, connection.key);
    if ('dropped' in decoded) return log(`control: dropped, ${decoded.dropped}`);
    const {message} = decoded;
    const parent = message.header;
    if (parent.msg_type === 'shutdown_request') {
      isShutdown = message;
      tell({kind: 'shutdown', restart: message.content['restart'] === true, parent});
      setTimeout(() => leave(true), PATIENCE);
      return;
    }
    tell({kind: 'status', status: 'busy', parent});
    const reply = Object.hasOwn(replies, parent.msg_type) ? replies[parent.msg_type] : undefined;
    if (reply === undefined) log(`control: ${parent.msg_type} is not known`);
    else reply(message);
    tell({kind: 'status', status: 'idle', parent});
  };
  const leave = (isMainSilent: boolean): void => {
    if (isShutdown !== null) {
      answer(isShutdown, 'shutdown_reply', {status: 'ok', restart: isShutdown.content['restart'] === true});
    }
    isShutdown = null;
    // While a session is connected, Node waits for its debugger at the end.
    terminator.close();
    control.close();
    heartbeat.close();
    tell({kind: 'closed'});
    // Time for the reply to leave.
    if (isMainSilent) setTimeout(() => process.kill(process.pid, 'SIGKILL'), 100);
  };

  const zmq = await openZeroMq();
  const control: Wire = await bind(zmq, {channel: 'control', connection, heard});
  const heartbeat: Wire = await bind(zmq, {channel: 'hb', connection, heard: frames => heartbeat.send([...frames])});
  port.on('message', (message: ToControl) => {
    if (message.kind === 'close') leave(false);
    else if (message.kind === 'trip') tell({kind: 'trip', id: message.id});
    else setTimeout(() => tell({kind: 'woken', id: message.id}), message.millis);
  });
  control.listen();
  heartbeat.listen();
  watch(order.parent);
  tell({kind: 'bound'});
}

/** A kernel whose front end was killed is told by nobody, and would run on for ever. */
function watch(parent: number): void {
  if (parent <= 1) return;
  setInterval(() => {
    if (process.ppid !== parent || !isAlive(parent)) process.kill(process.pid, 'SIGKILL');
  }, 1000);
}

function isAlive(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch (error) {
    return (error as {readonly code?: unknown}).code === 'EPERM';
  }
}

const port = parentPort;
if (port !== null) {
  serve(port, workerData as ControlOrder).catch((error: unknown) => {
    if (!(error instanceof TagnosisError)) throw error;
    const {code, message, hint} = error;
    port.postMessage({number: 1, message: {kind: 'failed', code, message, hint}} satisfies Numbered);
  });
}
