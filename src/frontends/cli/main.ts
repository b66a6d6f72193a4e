import {writeFileSync} from 'node:fs';
import process, {argv, env, exit, stderr, stdout} from 'node:process';
import {TagnosisError} from '../../errors.ts';
import {run} from './run.ts';

const interrupt = new AbortController();
// The first Ctrl-C ends in order; a second one ends at once.
process.once('SIGINT', () => interrupt.abort());
// A reader that has seen enough (`| head`) is no failure.
stdout.on('error', error => exit('code' in error && error.code === 'EPIPE' ? 0 : 2));

void run({
  argv: argv.slice(2),
  env,
  outTty: stdout.isTTY,
  errTty: stderr.isTTY,
  columns: stdout.columns ?? 80,
  signal: interrupt.signal,
  print: text => void stdout.write(text),
  warn: text => void stderr.write(text),
  write(path, text) {
    try {
      writeFileSync(path, text);
    } catch (cause) {
      throw new TagnosisError('output-unwritable', `${path} cannot be written.`, {
        hint: 'Choose another --output.',
        cause,
      });
    }
  },
}).then(code => {
  process.exitCode = code;
});
