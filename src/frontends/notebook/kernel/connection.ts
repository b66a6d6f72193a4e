import {readFileSync} from 'node:fs';
import {TagnosisError} from '../../../errors.ts';

const CHANNELS = ['shell', 'iopub', 'stdin', 'control', 'hb'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Where the front end wants to be spoken to, and how messages are signed. */
export interface Connection {
  readonly transport: 'tcp' | 'ipc';
  readonly ip: string;
  readonly ports: Readonly<Record<Channel, number>>;
  /** Empty: nothing is signed. */
  readonly key: string;
  /** Keys of CURVE in Z85, when the channels are encrypted. */
  readonly curve: {readonly publicKey: string; readonly secretKey: string} | null;
}

const HINT =
  'It is the file that Jupyter writes: {"transport": "tcp", "ip": "127.0.0.1", "shell_port": 50001, …, "key": "…"}. To use the kernel: tagnosis kernel install';

/** Reads the connection file that a front end hands to its kernel. */
export function readConnection(path: string): Connection {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new TagnosisError('kernel-connection-file', `The connection file ${path} cannot be read.`, {
      hint: HINT,
      cause,
    });
  }
  return parseConnection(text, path);
}

/** The content of a connection file; `path` names it in messages. */
export function parseConnection(text: string, path: string): Connection {
  const file = objectOf(text, path);
  const fail = (what: string): never => {
    throw new TagnosisError('kernel-connection-file', `${path}: ${what}.`, {hint: HINT});
  };
  if ('registration_port' in file) {
    throw new TagnosisError('kernel-registration-file', `${path} asks the kernel to register itself.`, {
      hint: 'This kernel reads connection files with five ports, as jupyter_client writes them by default.',
    });
  }
  const {transport = 'tcp', ip = '127.0.0.1', key = '', signature_scheme: scheme = 'hmac-sha256'} = file;
  if (transport !== 'tcp' && transport !== 'ipc')
    return fail(`transport ${JSON.stringify(transport)} is not tcp or ipc`);
  if (typeof ip !== 'string' || ip === '') return fail('ip is missing');
  if (typeof key !== 'string') return fail('key is not a text');
  if (scheme !== 'hmac-sha256') return fail(`signature_scheme ${JSON.stringify(scheme)} is not hmac-sha256`);
  const port = (channel: Channel): number => {
    const told = file[`${channel}_port`];
    return Number.isInteger(told) && Number(told) > 0 && Number(told) < 65_536
      ? Number(told)
      : fail(`${channel}_port is missing or no port`);
  };
  const ports = {
    shell: port('shell'),
    iopub: port('iopub'),
    stdin: port('stdin'),
    control: port('control'),
    hb: port('hb'),
  };
  return {transport, ip, ports, key, curve: curveOf(file, fail)};
}

function objectOf(text: string, path: string): Readonly<Record<string, unknown>> {
  try {
    const file: unknown = JSON.parse(text);
    if (typeof file === 'object' && file !== null && !Array.isArray(file)) return file as Record<string, unknown>;
  } catch (cause) {
    throw new TagnosisError('kernel-connection-file', `${path} is not JSON.`, {hint: HINT, cause});
  }
  throw new TagnosisError('kernel-connection-file', `${path} is not a JSON object.`, {hint: HINT});
}

function curveOf(file: Readonly<Record<string, unknown>>, fail: (what: string) => never): Connection['curve'] {
  const {curve_publickey: publicKey = null, curve_secretkey: secretKey = null} = file;
  if (publicKey === null && secretKey === null) return null;
  const isKey = (key: unknown): key is string => typeof key === 'string' && /^[\x21-\x7e]{40}$/.test(key);
  return isKey(publicKey) && isKey(secretKey)
    ? {publicKey, secretKey}
    : fail('curve_publickey and curve_secretkey are two texts of 40 characters, or both missing');
}

/** What ZeroMQ calls the place of a channel. */
export function address({transport, ip, ports}: Connection, channel: Channel): string {
  return transport === 'tcp'
    ? `tcp://${ip.includes(':') ? `[${ip}]` : ip}:${ports[channel]}`
    : `ipc://${ip}-${ports[channel]}`;
}

/** The five ports as a `connect_reply` tells them. */
export function channelAddresses({ports}: Connection): Readonly<Record<string, number>> {
  return Object.fromEntries(CHANNELS.map(channel => [`${channel}_port`, ports[channel]]));
}
