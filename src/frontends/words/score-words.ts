import type {HealthReport, NoteReport} from '../../report/health-report.ts';
import {counted} from './dataset-words.ts';

/** "51 % measured, the whole score lies between 33 and 82"; null where all was measured. */
export function measuredWords({coverage, bounds}: HealthReport['score']): string | null {
  const [low, high] = bounds.map(Math.floor);
  if (coverage >= 0.995) return null;
  return `${Math.round(coverage * 100)} % measured, the whole score lies between ${low} and ${high}`;
}

/** "61–72": rounded outwards. */
export function rangeWords([low, high]: readonly [number, number]): string {
  return `${Math.floor(low)}–${Math.ceil(high)}`;
}

/** "95 % interval 61–72"; null where none was asked for. */
export function intervalSentence({interval}: HealthReport['score']): string | null {
  return interval === null ? null : `95 % interval ${rangeWords(interval)}`;
}

/** What a reader must know before believing the score: parts of the set that nobody could look at, caps, few items. */
export function warnings({notes, score, dataset}: HealthReport): string[] {
  const count = (code: string): number => notes.find((note: NoteReport) => note.code === code)?.count ?? 0;
  const [closed, deep] = [count('folder-unreadable'), count('folder-too-deep')];
  return [
    ...(closed > 0
      ? [`${counted(closed, 'folder')} could not be read: what is in ${them(closed)} is not judged.`]
      : []),
    ...(deep > 0
      ? [`${counted(deep, 'folder lies', 'folders lie')} too deep to be read: what is in ${them(deep)} is not judged.`]
      : []),
    ...score.caps.map(({why}) => why),
    ...(dataset.items < 20 ? ['Fewer than 20 items: figures about tags are for reference only.'] : []),
  ];
}

function them(n: number): string {
  return n === 1 ? 'it' : 'them';
}
