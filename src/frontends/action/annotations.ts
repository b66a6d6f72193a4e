import type {ActionReport, SetReport} from './action-report.ts';
import {shownText} from '../markdown/md.ts';
import type {ActionWorld, Place} from './world.ts';

interface Annotation {
  readonly level: 'error' | 'warning';
  readonly text: string;
  readonly title: string;
  readonly place: Place | null;
}

/** GitHub keeps so many characters of one. */
const LONGEST = 4000;
/** Files named by one note. */
const PLACES = 3;

/**
 * Notes on files as annotations of the change, at most `most` of each level, what the change caused first. They need no
 * permission, and so work for forks.
 */
export function annotate(world: Pick<ActionWorld, 'annotate'>, report: ActionReport, most: number): void {
  const left = {error: most, warning: most};
  for (const {level, text, title, place} of annotationsOf(report)) {
    if (left[level]-- <= 0) continue;
    world.annotate(level, text, title, place);
  }
}

function annotationsOf({sets}: ActionReport): Annotation[] {
  const failed = sets.flatMap(({path, verdict, says}): Annotation[] =>
    verdict === 'failed' || verdict === 'cannot-judge'
      ? [{level: 'error', text: shown(`${path}: ${says.join('; ')}`), title: `Tagnosis: ${verdict}`, place: null}]
      : [],
  );
  return [...failed, ...sets.flatMap(brought), ...sets.flatMap(known)];
}

/** What was not there before this change. */
function brought({path, base, head}: SetReport): Annotation[] {
  const before = placesOf(base);
  return noted(path, head, (code, place) => before.get(code)?.has(place) !== true);
}

function known({path, base, head}: SetReport): Annotation[] {
  const before = placesOf(base);
  return noted(path, head, (code, place) => before.get(code)?.has(place) === true);
}

function placesOf(report: SetReport['head']): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(report?.notes.map(({code, places}) => [code, new Set(places)]));
}

/** Notes at some of their places. */
function noted(
  folder: string,
  report: SetReport['head'],
  isWanted: (code: string, place: string) => boolean,
): Annotation[] {
  return (report?.notes ?? []).flatMap(({severity, says, hint, places, code}): Annotation[] =>
    severity === 'info'
      ? []
      : places
          .filter(place => isWanted(code, place))
          .slice(0, PLACES)
          .map(place => ({
            level: severity,
            text: shown(`${says} ${hint}`),
            title: `Tagnosis: ${code}`,
            place: placeOf(folder, place),
          })),
  );
}

/** "metadata.jsonl:12" is a line of a table. Null for a name that the runner could take for a command: it is not escaped there. */
function placeOf(folder: string, place: string): Place | null {
  if (`${folder}/${place}`.includes('##[')) return null;
  const [, file = place, line = '1'] = /^(.*):(\d{1,9})$/.exec(place) ?? [];
  return {file: folder === '' ? file : `${folder}/${file}`, line: Number(line)};
}

function shown(text: string): string {
  return shownText(text, LONGEST).replaceAll('##[', '## [');
}
