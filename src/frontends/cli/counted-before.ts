import {countedKind} from '../../counted-kind.ts';
import {IMAGE_OPTIONS, MODEL_OPTIONS, type Parsed, READING_OPTIONS} from './options.ts';
import {safeText} from './safe-text.ts';
import type {World} from './world.ts';

/** Options of reading that bear on what was counted before, too. */
const STILL: ReadonlySet<string> = new Set(['config', 'no-config', 'metrics', 'jobs', 'cache-dir', 'no-cache']);
/** Of a LoRA's header the trigger is taken out of what was counted. */
const OF_LORA: ReadonlySet<string> = new Set(['trigger', 'allow']);
const OF_READING: readonly string[] = [...READING_OPTIONS, ...IMAGE_OPTIONS, ...MODEL_OPTIONS]
  .map(({name}) => name)
  .filter(name => !STILL.has(name));

/** Says which options change nothing, since what the path holds was counted already: else its report is taken for what was asked. */
export function tellCountedBefore(world: World, path: string, {values}: Parsed): void {
  const told = OF_READING.filter(name => values.has(name));
  const kind = told.length === 0 || values.has('quiet') ? null : countedKind(path);
  const without = told.filter(name => kind === 'statistics' || !OF_LORA.has(name)).map(name => `--${name}`);
  if (kind === null || without.length === 0) return;
  world.warn(`${safeText(path)} was counted before: ${without.join(', ')} changed nothing in it.\n`);
}
