import {existsSync} from 'node:fs';
import {nearest} from '../../config/nearest.ts';
import {TagnosisError} from '../../errors.ts';
import {VERSION} from '../../version.ts';
import {cache} from './cache.ts';
import {check} from './check.ts';
import {COMMAND_NAMES, type CommandName} from './command-names.ts';
import {duplicates} from './duplicates.ts';
import {errorText} from './error-text.ts';
import {explain} from './explain.ts';
import {HELP} from './help.ts';
import {init} from './init.ts';
import type {ExitCode, World} from './world.ts';

type Command = (world: World, args: readonly string[]) => ExitCode | Promise<ExitCode>;

/** Loaded when they are asked for: checking needs none of it. */
const fix: Command = async (world, args) => (await import('./fix/fix.ts')).fix(world, args);
const compare: Command = async (world, args) => (await import('./compare.ts')).compareSides(world, args);

const models: Command = async (world, args) => (await import('./models/models.ts')).models(world, args);

const plan: Command = async (world, args) => (await import('./plan/plan.ts')).plan(world, args);

const kernel: Command = async (world, args) => (await import('./kernel.ts')).kernel(world, args);

const COMMANDS: Readonly<Record<CommandName, Command>> = {
  check,
  compare,
  explain,
  fix,
  init,
  plan,
  duplicates,
  cache,
  models,
  kernel,
};

/** Runs one command; errors are said on standard error. */
export async function run(world: World): Promise<ExitCode> {
  try {
    return await dispatch(world);
  } catch (error) {
    if (world.signal.aborted) return world.signal.reason === 'SIGTERM' ? 143 : 130;
    world.warn(errorText(error));
    return 2;
  }
}

async function dispatch(world: World): Promise<ExitCode> {
  const [name, ...rest] = world.argv;
  const command = commandOf(name);
  if (command !== null) return command(world, rest);
  if (name === '--version' || name === '-v' || name === '-V') {
    world.print(`${VERSION}\n`);
    return 0;
  }
  if (name === undefined || name === '--help' || name === '-h') {
    world.print(HELP);
    return name === undefined ? 2 : 0;
  }
  if (name === 'help') return help(world, rest);
  throw unknown(name);
}

function help(world: World, [name]: readonly string[]): ExitCode | Promise<ExitCode> {
  const command = commandOf(name);
  if (command !== null) return command(world, ['--help']);
  if (name !== undefined) throw unknown(name);
  world.print(HELP);
  return 0;
}

function commandOf(name: string | undefined): Command | null {
  const known = COMMAND_NAMES.find(one => one === name);
  return known === undefined ? null : COMMANDS[known];
}

function unknown(name: string): TagnosisError {
  const near = nearest(name, COMMAND_NAMES);
  const isPath = existsSync(name);
  return new TagnosisError('usage', `There is no command "${name}".`, {
    hint: isPath
      ? `Did you mean: tagnosis check ${name}?`
      : near === null
        ? 'See: tagnosis --help'
        : `Did you mean: tagnosis ${near}?`,
  });
}
