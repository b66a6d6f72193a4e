import {type ChildProcess, spawn} from 'node:child_process';
import {randomUUID} from 'node:crypto';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import * as zmq from 'zeromq';
import {decode, encode, headerOf} from '../../src/frontends/notebook/kernel/wire.ts';

export interface Told {
  readonly type: string;
  readonly content: Readonly<Record<string, unknown>>;
  /** `msg_id` of the request that it answers. */
  readonly parent: string | undefined;
  readonly topic: string;
}

export interface Ran {
  readonly reply: Readonly<Record<string, unknown>>;
  /** On iopub, from busy to idle. */
  readonly outputs: readonly Told[];
}

type Heard = 'shell' | 'control' | 'stdin' | 'iopub';
type Settings = Readonly<Record<string, unknown>>;

export interface StartOptions {
  readonly argv?: readonly string[];
  readonly node?: string;
  readonly settings?: Settings;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Whether it greets who listens, as kernels of protocol 5.5 do. */
  readonly welcomes?: boolean;
  readonly curve?: {readonly publicKey: string; readonly secretKey: string};
}

const KERNEL: readonly string[] = ['--no-force-async-hooks-checks', resolve('dist/kernel.cjs'), 'kernel', 'run'];

/** A kernel in a process of its own, in an empty folder outside of this repository, and a client of it. */
export class KernelClient {
  readonly process: ChildProcess;
  readonly folder: string;
  readonly settings: Settings & {readonly key: string};
  readonly messages: Record<Heard, Told[]> = {shell: [], control: [], stdin: [], iopub: []};
  readonly #waiting = new Set<() => void>();
  readonly #sockets: Record<Exclude<Heard, 'iopub'>, zmq.Dealer> & {
    readonly iopub: zmq.Subscriber;
    readonly hb: zmq.Request;
  };
  readonly #session = randomUUID();

  private constructor(settings: Settings & {readonly key: string}, folder: string, options: StartOptions) {
    this.settings = settings;
    this.folder = folder;
    const file = join(folder, '..', `${randomUUID()}.json`);
    writeFileSync(file, JSON.stringify(settings));
    const [command = process.execPath, ...args] = options.argv ?? [
      options.node ?? process.execPath,
      ...KERNEL,
      '--connection-file',
      file,
    ];
    this.process = spawn(
      command,
      args.map(arg => (arg === '{connection_file}' ? file : arg)),
      {
        cwd: options.cwd ?? folder,
        env: {...process.env, NODE_OPTIONS: '', ...options.env},
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    );
    const security =
      options.curve === undefined
        ? {}
        : {
            curveServerKey: String(settings['curve_publickey']),
            curvePublicKey: options.curve.publicKey,
            curveSecretKey: options.curve.secretKey,
          };
    const of = {linger: 0, ...security};
    this.#sockets = {
      shell: new zmq.Dealer({...of, routingId: this.#session}),
      control: new zmq.Dealer(of),
      stdin: new zmq.Dealer({...of, routingId: this.#session}),
      iopub: new zmq.Subscriber(of),
      hb: new zmq.Request(of),
    };
    for (const [name, socket] of Object.entries(this.#sockets)) {
      const ending = `${String(settings['ip'])}${settings['transport'] === 'ipc' ? '-' : ':'}${String(settings[`${name}_port`])}`;
      socket.connect(`${String(settings['transport'])}://${ending}`);
    }
    this.#sockets.iopub.subscribe();
    for (const name of ['shell', 'control', 'stdin', 'iopub'] as const) void this.#hear(name);
  }

  static async start(options: StartOptions = {}): Promise<KernelClient> {
    const folder = join(mkdtempSync(join(tmpdir(), 'tagnosis-kernel-')), 'book');
    const {mkdirSync} = await import('node:fs');
    mkdirSync(folder);
    const ports = await freePorts(5);
    const [shell, iopub, stdin, control, hb] = ports;
    const settings = {
      transport: 'tcp',
      ip: '127.0.0.1',
      shell_port: shell,
      iopub_port: iopub,
      stdin_port: stdin,
      control_port: control,
      hb_port: hb,
      key: randomUUID(),
      signature_scheme: 'hmac-sha256',
      ...options.settings,
    };
    const client = new KernelClient(settings, folder, options);
    if (options.welcomes !== false) await client.wait('iopub', ({type}) => type === 'iopub_welcome');
    return client;
  }

  /** Sends a request and gives its `msg_id`. */
  send(channel: Exclude<Heard, 'iopub'>, type: string, content: object, key: string = this.settings.key): string {
    const header = headerOf(type, this.#session);
    const frames = encode({identities: [], header, parent: {}, metadata: {}, content: {...content}}, key);
    void this.#sockets[channel].send(frames as never);
    return header.msg_id;
  }

  async heartbeat(text: string): Promise<string> {
    await this.#sockets.hb.send(text);
    return String((await this.#sockets.hb.receive())[0]);
  }

  /** The first message that fits, now or later. */
  wait(channel: Heard, fits: (message: Told) => boolean, millis = 60_000): Promise<Told> {
    return new Promise((done, fail) => {
      const look = (): void => {
        const found = this.messages[channel].find(fits);
        if (found === undefined) return;
        this.#waiting.delete(look);
        clearTimeout(timer);
        done(found);
      };
      const timer = setTimeout(() => {
        this.#waiting.delete(look);
        fail(
          new Error(
            `Nothing of the kind on ${channel} (exit code ${this.process.exitCode}): ${JSON.stringify(this.messages[channel].slice(-5)).slice(0, 2000)}`,
          ),
        );
      }, millis);
      this.#waiting.add(look);
      look();
    });
  }

  /** The reply to a request, and all that it made the kernel tell. */
  async result(id: string, channel: 'shell' | 'control' = 'shell', millis = 60_000): Promise<Ran> {
    const {content} = await this.wait(channel, ({parent}) => parent === id, millis);
    await this.idle(id);
    return {reply: content, outputs: this.messages.iopub.filter(({parent}) => parent === id)};
  }

  idle(id: string): Promise<Told> {
    return this.wait('iopub', ({parent, content}) => parent === id && content['execution_state'] === 'idle');
  }

  ask(type: string, content: object = {}, channel: 'shell' | 'control' = 'shell'): Promise<Ran> {
    return this.result(this.send(channel, type, content), channel);
  }

  sendCell(code: string, more: object = {}): string {
    return this.send('shell', 'execute_request', {
      code,
      silent: false,
      store_history: true,
      user_expressions: {},
      allow_stdin: true,
      stop_on_error: true,
      ...more,
    });
  }

  execute(code: string, more: object = {}, millis = 60_000): Promise<Ran> {
    return this.result(this.sendCell(code, more), 'shell', millis);
  }

  interrupt(): string {
    return this.send('control', 'interrupt_request', {});
  }

  /** The process ended. */
  exited(): Promise<number | null> {
    const {exitCode, signalCode} = this.process;
    if (exitCode !== null || signalCode !== null) return Promise.resolve(exitCode);
    return new Promise(done => this.process.once('exit', code => done(code)));
  }

  async stop(): Promise<void> {
    this.process.kill('SIGKILL');
    for (const socket of Object.values(this.#sockets)) socket.close();
    await this.exited();
    rmSync(join(this.folder, '..'), {recursive: true, force: true});
  }

  async #hear(channel: Heard): Promise<void> {
    for await (const frames of this.#sockets[channel] as AsyncIterable<Buffer[]>) {
      const decoded = decode(frames, this.settings.key);
      if ('dropped' in decoded) throw new Error(`${channel}: ${decoded.dropped}`);
      const {header, content, identities} = decoded.message;
      const parts = frames
        .slice(identities.length + 2)
        .map(frame => JSON.parse(frame.toString()) as Record<string, unknown>);
      const parent = parts[1]?.['msg_id'];
      const topic = String(identities[0] ?? '');
      this.messages[channel].push({
        type: header.msg_type,
        content,
        parent: typeof parent === 'string' ? parent : undefined,
        topic,
      });
      for (const look of this.#waiting) look();
    }
  }
}

/**
 * Free ports below those that the system gives to connections: we connect before the kernel listens, and a connection that was
 * given its own target as its source reaches itself, so that the kernel finds the port taken. Each worker of jest has its own.
 */
async function freePorts(count: number): Promise<number[]> {
  const found = new Set<number>();
  while (found.size < count) {
    const port = 20_000 + 8 * Math.floor(Math.random() * 1500) + (Number(process.env['JEST_WORKER_ID'] ?? 0) % 8);
    if (await isFree(port)) found.add(port);
  }
  return [...found];
}

function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise(done => {
    server.once('error', () => done(false));
    server.listen(port, '127.0.0.1', () => server.close(() => done(true)));
  });
}

/** What a cell printed. */
export function printed({outputs}: Ran, name = 'stdout'): string {
  return outputs
    .filter(({type, content}) => type === 'stream' && content['name'] === name)
    .map(({content}) => String(content['text']))
    .join('');
}

/** The content of the only message of a type. */
export function only({outputs}: Ran, type: string): Readonly<Record<string, unknown>> {
  const found = outputs.filter(message => message.type === type);
  if (found.length !== 1) throw new Error(`${found.length} × ${type}: ${JSON.stringify(outputs).slice(0, 3000)}`);
  return found[0]?.content ?? {};
}
