// Every check that is no test, in two rows side by side for the two cores that a small machine has: what reads the sources alone,
// and what builds the package and looks at it. All run whatever fails, and each says what it has to say in one piece.
import {spawn} from 'node:child_process';
import process from 'node:process';

const SOURCES = ['types', 'lint', 'format', 'layers', 'unused', 'kernel -- --check'];
/** One after another: the first makes what the others read and pack. */
const PACKAGE = ['build -- --check', 'reference -- --check', 'plots -- --check', 'package'];

const started = performance.now();
const ends = await Promise.all([SOURCES, PACKAGE].map(runAll));
const failed = ends.flat();
if (failed.length > 0) {
  process.stderr.write(`Failed: ${failed.join(', ')}.\n`);
  process.exitCode = 1;
}

/** Runs these scripts of package.json one after another; those that failed. */
async function runAll(names) {
  const unhappy = [];
  for (const name of names) {
    const {code, said} = await run(name);
    const seconds = Math.round((performance.now() - started) / 1000);
    process.stdout.write(`\n${name}: ${code === 0 ? 'good' : 'FAILED'}, ${seconds} s after the start\n${said}`);
    if (code !== 0) unhappy.push(name.split(' ')[0]);
  }
  return unhappy;
}

function run(name) {
  const child = spawn('npm', ['run', '--silent', ...name.split(' ')], {stdio: ['ignore', 'pipe', 'pipe']});
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', text => (said += text));
  return new Promise((resolve, reject) => {
    child.once('error', reject).once('close', code => resolve({code, said}));
  });
}
