import {TagnosisError} from '../../errors.ts';
import {VERSION} from '../../version.ts';
import {nearest} from '../../config/nearest.ts';
import {check} from './check.ts';
import {explain} from './explain.ts';
import {HELP} from './help.ts';
import {init} from './init.ts';
import {safeText} from './safe-text.ts';
import type {ExitCode, World} from './world.ts';

/** Runs one command. Known errors print message and hint; unknown ones their stack and where to report it. */
export async function run(world: World): Promise<ExitCode> {
  try {
    return await dispatch(world);
  } catch (error) {
    if (world.signal.aborted) return world.signal.reason === 'SIGTERM' ? 143 : 130;
    if (error instanceof TagnosisError) {
      world.warn(`tagnosis: ${safeText(error.message, 400)}\n  ${safeText(error.hint, 400)}\n`);
    } else {
      const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
      world.warn(`tagnosis: this is a defect of tagnosis; please report it with the lines below.\n${stack}\n`);
    }
    return 2;
  }
}

async function dispatch(world: World): Promise<ExitCode> {
  const [command, ...rest] = world.argv;
  if (command === 'check') return check(world, rest);
  if (command === 'explain') return explain(world, rest);
  if (command === 'init') return init(world, rest);
  if (command === '--version' || command === '-v') {
    world.print(`${VERSION}\n`);
    return 0;
  }
  if (command === undefined || command === '--help' || command === '-h' || command === 'help') {
    world.print(HELP);
    return command === undefined ? 2 : 0;
  }
  const near = nearest(command, ['check', 'explain', 'init']);
  throw new TagnosisError('usage', `There is no command "${command}".`, {
    hint: near === null ? 'See: tagnosis --help' : `Did you mean: tagnosis ${near}?`,
  });
}
