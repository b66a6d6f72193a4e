import {readFileSync, writeFileSync} from 'node:fs';
import process, {argv, env, exit, stderr, stdin, stdout} from 'node:process';
import {fileURLToPath} from 'node:url';
import {crc32} from 'node:zlib';
import {asking} from './asking.ts';
import {interruption} from './interruption.ts';
import {run} from './run.ts';
import {writing} from './writing.ts';

// A reader that has seen enough (`| head`) is no failure, and changes nothing of what the gate says.
let isRead = true;
stdout.on('error', error => {
  isRead = false;
  if (!('code' in error && error.code === 'EPIPE')) exit(2);
});

void run({
  ...interruption(process),
  argv: argv.slice(2),
  env,
  build,
  outTty: stdout.isTTY,
  errTty: stderr.isTTY,
  columns: stdout.columns ?? 80,
  ...(stdin.isTTY && stderr.isTTY ? {ask: asking} : {}),
  print: text => void (isRead && stdout.write(text)),
  warn: text => void stderr.write(text),
  write: (path, text) => writing(path, () => writeFileSync(path, text)),
  printBytes: bytes => void (isRead && stdout.write(bytes)),
  writeBytes: (path, bytes) => writing(path, () => writeFileSync(path, bytes)),
}).then(code => {
  process.exitCode = code;
});

/** Versions alone do not tell builds apart while the program is being worked on, and another Node may count otherwise. */
function build(): string {
  return `${process.version} ${process.arch} ${crc32(readFileSync(fileURLToPath(import.meta.url)))}`;
}
