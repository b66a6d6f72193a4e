import {TagnosisError} from '../../../errors.ts';
import {count} from '../../../sources/candidate.ts';
import {safeText} from '../safe-text.ts';
import type {ExitCode, World} from '../world.ts';
import {entries} from './journal.ts';
import {quarantineOf} from './quarantine.ts';
import {undo} from './undo.ts';

/** `--undo`: takes the newest run back. */
export function undoRun(world: World, root: string, quarantine: string | undefined): ExitCode {
  const {restored, moved, changed} = undo(root, quarantineOf(root, quarantine));
  const back = moved === 0 ? '' : `, ${count(moved, 'file')} moved back`;
  world.warn(`${count(restored, 'file')} restored${back}.\n`);
  if (changed.length === 0) return 0;
  const more = changed.length > SHOWN ? ` and ${changed.length - SHOWN} more` : '';
  throw new TagnosisError(
    'undo-changed',
    `${count(changed.length, 'file')} changed since, and left as they are: ${changed.slice(0, SHOWN).join(', ')}${more}.`,
    {hint: 'What they were is kept in .tagnosis/journal of the data set.'},
  );
}

const SHOWN = 5;

/** `--journal`: all runs, the oldest first. */
export function listJournal(world: World, root: string): ExitCode {
  for (const {folder, entry} of entries(root)) {
    const {state, files, moves, command} = entry;
    const aside = moves.length === 0 ? '' : `, ${count(moves.length, 'file')} set aside`;
    world.print(
      `${folder.slice(-4)}  ${STATES[state]}  ${count(files.length, 'file')}${aside}  ${safeText(command.map(String).join(' '))}\n`,
    );
  }
  return 0;
}

const STATES = {started: 'interrupted', done: 'written', undone: 'undone'} as const;

/** A run that was killed is named until it is taken back. */
export function warnOfInterrupted(world: World, root: string, path: string): void {
  if (!entries(root).some(({entry}) => entry.state === 'started')) return;
  const command = `tagnosis fix ${/^[\w./-]+$/.test(path) ? path : JSON.stringify(path)} --undo`;
  world.warn(`An earlier run was interrupted while it wrote. Take it back with: ${safeText(command, 400)}\n`);
}
