import type {Router, XPublisher} from 'zeromq';
import {TagnosisError} from '../../../errors.ts';
import {address, type Channel, type Connection} from './connection.ts';

type ZeroMq = typeof import('zeromq');

/** A bound socket that sends without being waited for. */
export interface Wire {
  send(frames: readonly (Buffer | string)[]): void;
  /** Begins to listen; or listens again, if what listened was lost with a turn of the event loop that was terminated. */
  listen(): void;
  close(): void;
}

export interface Binding {
  readonly channel: Channel;
  readonly connection: Connection;
  heard(frames: readonly Buffer[]): void;
}

/** ZeroMQ, or which command brings it. */
export async function openZeroMq(
  load: () => Promise<ZeroMq & {readonly default?: ZeroMq}> = () => import('zeromq'),
): Promise<ZeroMq> {
  try {
    const loaded = await load();
    return loaded.default ?? loaded;
  } catch (cause) {
    throw new TagnosisError('kernel-parts-missing', 'The package zeromq, which speaks with Jupyter, does not load.', {
      hint: 'Run: tagnosis kernel install',
      cause,
    });
  }
}

/** Binds one of the five channels: iopub publishes and hears who subscribes, the others answer who asked. */
export async function bind(zmq: ZeroMq, {channel, connection, heard}: Binding): Promise<Wire> {
  const {curve} = connection;
  const options = {
    linger: 500,
    // Nothing is dropped and no send waits, so that printing in a loop cannot lose its messages; streams.ts bounds them.
    sendHighWaterMark: 0,
    ...(curve === null ? {} : {curveServer: true, curveSecretKey: curve.secretKey}),
  };
  const socket: Router | XPublisher =
    channel === 'iopub' ? new zmq.XPublisher({...options, verbosity: 'allSubs'}) : new zmq.Router(options);
  const where = address(connection, channel);
  try {
    await socket.bind(where);
  } catch (cause) {
    socket.close();
    const why = (cause as {readonly code?: unknown}).code === 'EADDRINUSE' ? 'is taken' : 'cannot be bound';
    throw new TagnosisError('kernel-socket', `${where} (${channel}) ${why}.`, {
      hint: 'Start the kernel from a front end, which chooses free ports.',
      cause,
    });
  }
  return wireOf(socket, heard);
}

function wireOf(socket: Router | XPublisher, heard: Binding['heard']): Wire {
  const waiting: (readonly (Buffer | string)[])[] = [];
  // A socket takes one message at a time. It is not awaited: a continuation would be lost with a terminated turn, and with
  // it every later message.
  const drain = (): void => {
    for (let frames = waiting.shift(); frames !== undefined && !socket.closed; frames = waiting.shift()) {
      const told = frames;
      const sent = attempt(() => socket.send(told as never));
      if (sent === null) {
        waiting.unshift(told);
        setTimeout(drain, 3);
        return;
      }
      sent.catch(() => {});
    }
  };
  const listen = (): void => {
    const received = socket.closed ? null : attempt(() => socket.receive());
    received?.then(
      frames => {
        heard(frames as Buffer[]);
        listen();
      },
      () => {},
    );
  };
  return {
    send(frames) {
      waiting.push(frames);
      drain();
    },
    listen,
    close: () => socket.close(),
  };
}

/** `null` while the socket is busy with an earlier call of the same kind. */
function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}
