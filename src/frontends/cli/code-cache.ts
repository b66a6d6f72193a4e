import {readFileSync} from 'node:fs';
import module from 'node:module';
import {dirname} from 'node:path';
import process from 'node:process';
import {Script} from 'node:vm';
import {crc32} from 'node:zlib';
import {cacheFolder} from '../../engines/image/cache-folder.ts';
import {type KeptFile, readKept, writeKept} from '../../engines/image/kept-file.ts';

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
  const kept = env['NODE_DISABLE_COMPILE_CACHE'] === undefined ? keptOf(version ?? source, use, env) : null;
  const cachedData = kept === null ? undefined : (readKept(kept) ?? undefined);
  const script = new Script(module.wrap(source), {
    filename: program,
    ...(cachedData === undefined ? {} : {cachedData}),
  });
  if (kept !== null && (cachedData === undefined || script.cachedDataRejected === true)) {
    process.once('exit', () => writeKept(kept, script.createCachedData()));
  }
  const run = script.runInThisContext() as (...world: unknown[]) => void;
  const own = {exports: {}};
  run.call(own.exports, own.exports, module.createRequire(program), own, program, dirname(program));
  return own.exports;
}

/** V8 itself only asks whether the source is as long as it was. */
function keptOf(text: string, use: string, env: RunCompiledOptions['env']): KeptFile {
  const {version, arch} = process;
  const id = [crc32(text), crc32(`${version} ${arch} ${use}`)].map(n => n.toString(16).padStart(8, '0')).join('');
  return {folder: cacheFolder(env), part: 'code', version: 1, id};
}
