import module from 'node:module';
import process, {argv, cwd, env, stderr} from 'node:process';
import {TagnosisError} from '../../errors.ts';
import {readConnection} from './kernel/connection.ts';
import {serveKernel} from './kernel/kernel.ts';

// What a kernel specification starts: node kernel.cjs kernel run --connection-file FILE
if ('enableCompileCache' in module && typeof module.enableCompileCache === 'function') module.enableCompileCache();
const exit = process.exit.bind(process);
const at = argv.indexOf('--connection-file');

async function run(path: string | undefined): Promise<void> {
  if (path === undefined) {
    throw new TagnosisError('usage', 'Which connection file?', {
      hint: 'A front end starts the kernel. To tell yours of it: tagnosis kernel install',
    });
  }
  await serveKernel({connection: readConnection(path), logPath: env['TAGNOSIS_KERNEL_LOG'], folder: cwd()});
}

run(at < 0 ? undefined : argv[at + 1]).then(
  () => exit(0),
  (error: unknown) => {
    const isKnown = error instanceof TagnosisError;
    stderr.write(
      isKnown ? `tagnosis: ${error.message}\n  ${error.hint}\n` : `${String((error as Error).stack ?? error)}\n`,
    );
    exit(2);
  },
);
