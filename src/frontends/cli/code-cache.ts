import {mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync} from 'node:fs';
import module from 'node:module';
import {dirname, join} from 'node:path';
import process from 'node:process';
import {Script} from 'node:vm';
import {crc32} from 'node:zlib';
import {keepWithin} from '../../engines/image/cache-files.ts';
import {cacheFolder} from '../../engines/image/cache-folder.ts';

/** Bytes of the checksum that stands before the code. */
const CHECKSUM = 4;
const DAY: number = 24 * 3600 * 1000;

export interface RunCompiledOptions {
  /** What the program will do: each use has compiled functions of its own. */
  readonly use: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What tells the program from others and from its other versions, where its checksum would take too long. */
  readonly version?: string;
}

/**
 * Runs a CommonJS program that imports nothing as `require` would, with what V8 compiled of it in an earlier run, and keeps that of this run
 * where there is none. Gives what the program exports. It is a file of the cache like others. Without a cache that can be read or written it just runs.
 * `NODE_DISABLE_COMPILE_CACHE` turns it off, as it does in newer versions of Node.
 */
export function runCompiled(program: string, {use, env, version}: RunCompiledOptions): unknown {
  const source = readFileSync(program, 'utf8');
  const path = env['NODE_DISABLE_COMPILE_CACHE'] === undefined ? pathOf(version ?? source, use, env) : null;
  const cachedData = path === null ? undefined : readCode(path);
  const script = new Script(module.wrap(source), {
    filename: program,
    ...(cachedData === undefined ? {} : {cachedData}),
  });
  if (path !== null && (cachedData === undefined || script.cachedDataRejected === true)) {
    process.once('exit', () => writeCode(path, script.createCachedData()));
  }
  const run = script.runInThisContext() as (...world: unknown[]) => void;
  const own = {exports: {}};
  run.call(own.exports, own.exports, module.createRequire(program), own, program, dirname(program));
  return own.exports;
}

/** V8 itself only asks whether the source is as long as it was. */
function pathOf(text: string, use: string, env: RunCompiledOptions['env']): string {
  const {version, arch} = process;
  const name = [crc32(text), crc32(`${version} ${arch} ${use}`)].map(n => n.toString(16).padStart(8, '0')).join('');
  return join(cacheFolder(env), `code-1-${name}.seg`);
}

function readCode(path: string): Buffer | undefined {
  try {
    const bytes = readFileSync(path);
    const code = bytes.subarray(CHECKSUM);
    if (code.length === 0 || bytes.readUInt32LE() !== crc32(code)) return undefined;
    markUsed(path);
    return code;
  } catch {
    return undefined;
  }
}

/** The longest unused go first, and a day is near enough. */
function markUsed(path: string): void {
  const now = Date.now();
  if (now - statSync(path).mtimeMs > DAY) utimesSync(path, now / 1000, now / 1000);
}

function writeCode(path: string, code: Buffer): void {
  const checksum = Buffer.alloc(CHECKSUM);
  checksum.writeUInt32LE(crc32(code));
  // Of this process alone, until it is whole.
  const part = join(dirname(path), `code-1-${process.pid.toString(16).padStart(16, '0')}.tmp`);
  try {
    mkdirSync(dirname(path), {recursive: true, mode: 0o700});
    writeFileSync(part, Buffer.concat([checksum, code]), {mode: 0o600});
    renameSync(part, path);
    keepWithin(dirname(path));
  } catch {
    removed(part);
  }
}

function removed(path: string): void {
  try {
    rmSync(path, {force: true});
  } catch {
    // In a folder that is closed to us nothing was written.
  }
}
