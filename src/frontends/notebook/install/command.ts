import {existsSync, readdirSync, realpathSync, rmSync} from 'node:fs';
import {delimiter, join} from 'node:path';
import {packagePath} from '../../../config/package-path.ts';
import {TagnosisError} from '../../../errors.ts';
import {VERSION} from '../../../version.ts';
import {engineCommand, installEngine, whyApart} from './engine-dir.ts';
import {type KernelSpec, kernelSpec, readSpec, writeSpec} from './kernelspec.ts';
import {dataFolder, dataFolders, type Surroundings, type Where} from './locations.ts';

export interface InstallOptions {
  readonly where: Where;
  readonly name: string;
  readonly displayName: string;
  readonly interruptMode: 'message' | 'signal';
  readonly env: Readonly<Record<string, string>>;
  readonly nodeArgs: readonly string[];
  /** This package as npm is told of it, when it has to be installed for the kernel. */
  readonly package: string;
  readonly force: boolean;
  readonly dryRun: boolean;
}

export interface Machine extends Surroundings {
  readonly nodeVersion: string;
  readonly execPath: string;
  readonly folder: string;
  /** Says what takes long. */
  say(text: string): void;
}

export interface Installed {
  readonly folder: string;
  readonly spec: KernelSpec;
  /** The command that gave the kernel its own copy, and why. */
  readonly engine: {readonly why: string; readonly command: readonly string[]} | null;
}

/** Tells Jupyter of the kernel. */
export function installKernel(machine: Machine, options: InstallOptions): Installed {
  refuseOldNode(machine.nodeVersion);
  const name = specName(options.name);
  const folder = join(dataFolder(options.where, machine), 'kernels', name);
  if (readSpec(folder).kind === 'foreign' && !options.force) {
    throw new TagnosisError('kernel-foreign', `${folder} holds a kernel that is not ours.`, {
      hint: 'Choose another name with --name, or replace it with --force.',
    });
  }
  const own = packagePath('dist/kernel.cjs');
  const why = whyApart(own);
  const within = join('node_modules', 'tagnosis', 'dist', 'kernel.cjs');
  const script = why === null ? own : join(folder, 'engine', within);
  const spec = kernelSpec({...options, node: nodeOf(machine), script});
  const engineOf = (at: string) => ({folder: join(at, 'engine'), spec: options.package, from: machine.folder});
  const engine = why === null ? null : {why, command: engineCommand(engineOf(folder))};
  if (options.dryRun) return {folder, spec, engine};
  writeSpec(folder, spec, aside => {
    if (engine === null) return;
    machine.say(`The kernel gets its own copy of what it needs, since ${engine.why}: about 130 MB, a minute or so.\n`);
    installEngine({...engineOf(aside), env: machine.env});
  });
  return {folder, spec, engine};
}

export interface Listed {
  readonly name: string;
  readonly folder: string;
  readonly version: string;
  /** `ok`, or why it would not start or is not this version. */
  readonly state: string;
}

/** All kernels of ours that Jupyter would find here, and those in `more`. */
export function listKernels(surroundings: Surroundings, more: readonly string[] = []): Listed[] {
  return [...new Set([...more, ...dataFolders(surroundings)])].flatMap(data =>
    namesIn(join(data, 'kernels')).flatMap(name => {
      const folder = join(data, 'kernels', name);
      const spec = readSpec(folder);
      return spec.kind === 'ours' ? [{name, folder, version: spec.version, state: stateOf(spec)}] : [];
    }),
  );
}

/** Removes a kernel of ours and gives its folder. */
export function uninstallKernel(surroundings: Surroundings, where: Where, name: string): string {
  const folder = join(dataFolder(where, surroundings), 'kernels', specName(name));
  const {kind} = readSpec(folder);
  if (kind === 'none') {
    throw new TagnosisError('kernel-not-installed', `There is no kernel at ${folder}.`, {
      hint: 'See what is there: tagnosis kernel list',
    });
  }
  if (kind === 'foreign') {
    throw new TagnosisError('kernel-foreign', `${folder} holds a kernel that is not ours.`, {
      hint: `Remove it as it came: jupyter kernelspec remove ${name}`,
    });
  }
  rmSync(folder, {recursive: true});
  return folder;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch {
    return [];
  }
}

function stateOf({version, argv}: {readonly version: string; readonly argv: readonly string[]}): string {
  const [node = ''] = argv;
  const script = argv.find(part => part.endsWith('kernel.cjs'));
  if (script === undefined || !existsSync(script)) return 'its script is gone: install it again';
  if (!existsSync(node)) return 'its Node is gone: install it again';
  if (version !== VERSION) return `of another version than this command (${VERSION})`;
  const why = whyApart(script);
  return why === null ? 'ok' : `${why}: install it again`;
}

/** As Jupyter takes names of kernels. */
function specName(name: string): string {
  if (/^[A-Za-z0-9._-]+$/.test(name) && !/^\.+$/.test(name)) return name.toLowerCase();
  throw new TagnosisError('usage', `--name ${JSON.stringify(name.slice(0, 60))} is no name of a kernel.`, {
    hint: 'It has letters, digits, dots, hyphens and underscores: --name tagnosis',
  });
}

/** `node` on the path where that is what runs now: paths with a version in them vanish with the next one. */
function nodeOf({env, execPath, platform}: Machine): string {
  const file = platform === 'win32' ? 'node.exe' : 'node';
  for (const folder of (env['PATH'] ?? '').split(delimiter)) {
    const path = join(folder, file);
    if (folder === '' || !existsSync(path)) continue;
    return realpathSync(path) === realpathSync(execPath) ? path : execPath;
  }
  return execPath;
}

function refuseOldNode(version: string): void {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19)) return;
  throw new TagnosisError('kernel-node', `The kernel needs Node 20.19, or 22.12 or newer; this is ${version}.`, {
    hint: 'Others cannot require the ES modules that cells import. Install a newer Node, and run this again.',
  });
}
