import {isQualityTag} from '../../corpus/quality-tags.ts';
import {isLong} from '../../corpus/style.ts';

/** A tag is put to the model in each of these; what it means is the mean of the answers. */
export const TEMPLATES: readonly string[] = ['{}', 'a photo of {}', 'anime illustration of {}'];

/** Image–text models neither count nor see what is not there: docs/metrics/alignment.md lists them. */
const UNSEEABLE: readonly RegExp[] = [
  /^(no|without) /,
  /^\d\+?(girl|boy|other)s?$/,
  /^multiple (girls|boys|others)$/,
  /^solo( focus)?$/,
];

/** Whether a model can be asked of a tag at all. Match keys. */
export function isSeeable(key: string): boolean {
  return !isQualityTag(key) && !UNSEEABLE.some(pattern => pattern.test(key));
}

/** What the model is asked of a tag: a long segment of prose is asked as it stands. */
export function promptsOf(key: string, templates: readonly string[]): string[] {
  return isLong(key) ? [key] : templates.map(template => template.replaceAll('{}', () => key));
}

/** Up to the first full stop, question or exclamation mark that ends a word, or line break. Models lose the thread of more. */
export function firstSentence(text: string): string {
  const [line = ''] = text.trim().split(/[\r\n]/, 1);
  return (/^.*?[.!?](?=\s|$)/.exec(line)?.[0] ?? line).trim();
}
