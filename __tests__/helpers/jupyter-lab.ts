import {type ChildProcess, spawn} from 'node:child_process';
import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {type Jupyter, programs} from './jupyter.ts';

export interface JupyterLab {
  /** `http://127.0.0.1:<port>/lab`. */
  readonly url: string;
  stop(): Promise<void>;
}

/** The server of JupyterLab in the folder of the kernel; everybody on this machine may use it. */
export async function jupyterLab({root, env}: Jupyter): Promise<JupyterLab> {
  // It would ask whether it may fetch news.
  const disabledExtensions = {'@jupyterlab/apputils-extension:announcements': true};
  mkdirSync(join(root, 'labconfig'));
  writeFileSync(join(root, 'labconfig', 'page_config.json'), JSON.stringify({disabledExtensions}));
  const server = spawn(
    join(programs(), 'jupyter-lab'),
    [
      ...['--no-browser', '--allow-root', '--ip', '127.0.0.1', '--port', '0'],
      ...['--IdentityProvider.token=', '--ServerApp.password='],
    ],
    // A group of its own, so that whatever it starts ends with it.
    {
      cwd: root,
      env: {...env, JUPYTER_RUNTIME_DIR: join(root, 'runtime')},
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true,
    },
  );
  const ended = new Promise<void>(done => server.once('exit', () => done()));
  return {
    url: await urlOf(server),
    async stop() {
      // In order first: kernels are in groups of their own, and only the server knows them.
      kill(server, 'SIGTERM');
      const timer = setTimeout(() => kill(server, 'SIGKILL'), 20_000);
      await ended;
      clearTimeout(timer);
    },
  };
}

function urlOf(server: ChildProcess): Promise<string> {
  return new Promise((done, fail) => {
    let said = '';
    const give = (why: string): void => {
      kill(server, 'SIGKILL');
      fail(new Error(`${why}\n${said.slice(-4000)}`));
    };
    const timer = setTimeout(() => give('JupyterLab did not start.'), 120_000);
    server.once('error', ({message}) => give(message));
    const ended = (): void => give('JupyterLab ended.');
    server.once('exit', ended);
    server.stderr?.on('data', (data: Buffer) => {
      said += data.toString();
      const url = /http:\/\/127\.0\.0\.1:\d+\/lab/.exec(said)?.[0];
      if (url === undefined) return;
      clearTimeout(timer);
      server.off('exit', ended);
      done(url);
    });
  });
}

function kill({pid, exitCode, signalCode}: ChildProcess, signal: NodeJS.Signals): void {
  if (pid !== undefined && exitCode === null && signalCode === null) process.kill(-pid, signal);
}
