import {cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {packagePath} from '../../../config/package-path.ts';
import {TagnosisError} from '../../../errors.ts';
import {VERSION} from '../../../version.ts';

/** The `kernel.json` by which Jupyter starts a kernel. */
export interface KernelSpec {
  readonly argv: readonly string[];
  readonly display_name: string;
  readonly language: string;
  readonly interrupt_mode: 'message' | 'signal';
  readonly kernel_protocol_version: string;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly env: Readonly<Record<string, string>>;
}

export interface SpecOptions {
  readonly node: string;
  readonly nodeArgs: readonly string[];
  readonly script: string;
  readonly displayName: string;
  readonly interruptMode: 'message' | 'signal';
  readonly env: Readonly<Record<string, string>>;
}

/** With this flag a cell may be terminated in a timer: Node would else take its own bookkeeping for damaged, and abort. */
export const NODE_FLAG = '--no-force-async-hooks-checks';

export function kernelSpec({node, nodeArgs, script, displayName, interruptMode, env}: SpecOptions): KernelSpec {
  return {
    argv: [node, NODE_FLAG, ...nodeArgs, script, 'kernel', 'run', '--connection-file', '{connection_file}'],
    display_name: displayName,
    language: 'typescript',
    interrupt_mode: interruptMode,
    kernel_protocol_version: '5.5',
    metadata: {debugger: false, supported_encryption: ['curve'], tagnosis: {version: VERSION}},
    env,
  };
}

/** A specification that was found: ours with its version, or somebody else's. */
export type FoundSpec =
  | {readonly kind: 'ours'; readonly version: string; readonly argv: readonly string[]}
  | {readonly kind: 'foreign'}
  | {readonly kind: 'none'};

export function readSpec(folder: string): FoundSpec {
  if (!existsSync(folder)) return {kind: 'none'};
  try {
    const {metadata, argv} = JSON.parse(readFileSync(join(folder, 'kernel.json'), 'utf8')) as {
      readonly metadata?: {readonly tagnosis?: {readonly version?: unknown}};
      readonly argv?: unknown;
    };
    const version = metadata?.tagnosis?.version;
    if (typeof version === 'string' && Array.isArray(argv)) return {kind: 'ours', version, argv: argv.map(String)};
  } catch {
    // Whatever lies there is not ours.
  }
  return {kind: 'foreign'};
}

const LOGOS = ['logo-32x32.png', 'logo-64x64.png', 'logo-svg.svg'];

/** Writes a specification aside, with what `fill` puts into its folder, and moves it into place; all of it or nothing. */
export function writeSpec(folder: string, spec: KernelSpec, fill: (aside: string) => void): void {
  const aside = `${folder}.new-${process.pid}`;
  const old = `${folder}.old-${process.pid}`;
  try {
    mkdirSync(aside, {recursive: true});
    fill(aside);
    for (const logo of LOGOS) cpSync(packagePath(`assets/kernel/${logo}`), join(aside, logo));
    writeFileSync(join(aside, 'kernel.json'), `${JSON.stringify(spec, null, 2)}\n`);
    if (existsSync(folder)) renameSync(folder, old);
    moveOver(aside, folder, old);
    rmSync(old, {recursive: true, force: true});
  } catch (cause) {
    rmSync(aside, {recursive: true, force: true});
    if (cause instanceof TagnosisError) throw cause;
    throw new TagnosisError('output-unwritable', `${folder} cannot be written: ${reason(cause)}.`, {
      hint: `Look at the rights of ${dirname(folder)}, or install elsewhere: --prefix DIR`,
      cause,
    });
  }
}

/** What was there before comes back where the new one cannot be put in its place. */
function moveOver(aside: string, folder: string, old: string): void {
  try {
    renameSync(aside, folder);
  } catch (cause) {
    if (existsSync(old)) renameSync(old, folder);
    throw cause;
  }
}

function reason(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
