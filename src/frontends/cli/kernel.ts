import {spawn} from 'node:child_process';
import {homedir} from 'node:os';
import process from 'node:process';
import {nearest} from '../../config/nearest.ts';
import {packagePath} from '../../config/package-path.ts';
import {TagnosisError} from '../../errors.ts';
import {installKernel, listKernels, type Machine, uninstallKernel} from '../notebook/install/command.ts';
import {NODE_FLAG} from '../notebook/install/kernelspec.ts';
import {dataFolder} from '../notebook/install/locations.ts';
import {commandHelp} from './help.ts';
import {installedText, listText} from './kernel-text.ts';
import {installOptions, KERNEL_HELP, KERNEL_OPTIONS, nameOption, whereOption} from './kernel-options.ts';
import {parseOptions, type Parsed} from './options.ts';
import type {ExitCode, World} from './world.ts';

/** `tagnosis kernel install|uninstall|list|run`: the TypeScript kernel of notebooks. */
export async function kernel(world: World, args: readonly string[]): Promise<ExitCode> {
  const [what, ...rest] = args;
  if (what === 'run' && !rest.includes('--help')) return run(rest);
  const parsed = parseOptions(args, KERNEL_OPTIONS, 'kernel');
  if (parsed.values.has('help') || what === undefined) {
    world.print(commandHelp('kernel', KERNEL_OPTIONS, KERNEL_HELP));
    return what === undefined ? 2 : 0;
  }
  const [action, ...others] = parsed.paths;
  if (others.length > 0) throw unknown(parsed.paths.join(' '));
  if (action === 'install') return install(world, parsed);
  if (action === 'uninstall') return uninstall(world, parsed);
  if (action === 'list') return list(world, parsed);
  throw unknown(action ?? '');
}

function install(world: World, parsed: Parsed): ExitCode {
  const options = installOptions(parsed);
  const installed = installKernel(machine(world), options);
  const isJson = parsed.values.has('json');
  world.print(isJson ? `${JSON.stringify(installed, null, 2)}\n` : installedText(installed, options.dryRun));
  return 0;
}

function uninstall(world: World, parsed: Parsed): ExitCode {
  const folder = uninstallKernel(machine(world), whereOption(parsed), nameOption(parsed));
  world.print(parsed.values.has('json') ? `${JSON.stringify({removed: folder})}\n` : `Removed ${folder}\n`);
  return 0;
}

function list(world: World, parsed: Parsed): ExitCode {
  const here = machine(world);
  const where = whereOption(parsed);
  const found = listKernels(here, where.kind === 'prefix' ? [dataFolder(where, here)] : []);
  world.print(parsed.values.has('json') ? `${JSON.stringify(found, null, 2)}\n` : listText(found));
  return 0;
}

function machine({env, warn}: World): Machine {
  const {platform, version, execPath} = process;
  return {
    env,
    platform,
    home: homedir(),
    nodeVersion: version,
    execPath,
    folder: process.cwd(),
    say: text => warn(text),
  };
}

/** What a front end does by itself, for who wants to see it happen. */
function run(args: readonly string[]): Promise<ExitCode> {
  const child = spawn(process.execPath, [NODE_FLAG, packagePath('dist/kernel.cjs'), 'kernel', 'run', ...args], {
    stdio: 'inherit',
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', code => resolve(code === 0 ? 0 : 2));
  });
}

function unknown(action: string): TagnosisError {
  const near = nearest(action, ['install', 'uninstall', 'list', 'run']);
  return new TagnosisError('usage', `kernel knows install, uninstall, list and run, not "${action}".`, {
    hint: near === null ? 'For example: tagnosis kernel install' : `Did you mean: tagnosis kernel ${near}?`,
  });
}
