import {thousands} from '../../math/thousands.ts';
import type {HealthReport} from '../../report/health-report.ts';

type Dataset = HealthReport['dataset'];

const ORIGINS: Readonly<Record<string, string>> = {
  declared: 'as told',
  'fixed-tags': 'guessed: it is kept in front of nearly every caption',
  'class-tokens': 'from the folder name',
  'first-tag': 'guessed: the first tag of nearly every caption',
  'only-constant-tag': 'guessed: the only tag in nearly every caption',
};

/** "30 items, 42 tags, 448 tag uses, style: tags". */
export function sizeWords({dataset, metrics}: HealthReport): string {
  const {items, terms, vocabulary, uses, style} = dataset;
  const counts = terms ?? {vocabulary, uses};
  const noun = terms === null ? 'tag' : 'term';
  const judged = style === 'mixed' ? metrics['top-mass']?.detail?.total : undefined;
  const parts = [
    counted(items, 'item'),
    counted(counts.vocabulary, noun),
    counted(Math.round(counts.uses), `${noun} use`),
    `style: ${style}`,
  ];
  const short = judged === undefined ? '' : `; the ${thousands(judged)} tags of fewer than five words are judged`;
  return parts.join(', ') + short;
}

/** Where the trigger comes from; null without one. */
export function originWords({trigger}: Dataset): string | null {
  return trigger === null ? null : (ORIGINS[trigger.origin] ?? trigger.origin);
}

/** "1 item", "1,600 items". */
export function counted(n: number, noun: string, plural = `${noun}s`): string {
  return `${thousands(n)} ${n === 1 ? noun : plural}`;
}
