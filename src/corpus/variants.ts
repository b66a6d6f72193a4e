import type {Profile} from '../config/profiles.ts';
import type {Note, NoteCode} from '../sources/notes.ts';
import {pythonTrim, universalLines} from '../sources/python-text.ts';
import type {Caption, Item} from '../sources/source.ts';
import {expandLines, merge, type Variant} from './wildcards.ts';

/** What the trainer makes of an item: texts with probabilities, or nothing when it would drop the item. */
export interface Reading {
  readonly variants: readonly Variant[];
  readonly dropped: boolean;
  readonly notes: readonly Note[];
}

/** Turns an item's stored captions into the texts that its trainer learns from: docs/profiles.md. */
export function readCaptions(item: Item, profile: Profile): Reading {
  if (item.captions.length === 0) return withoutCaption(item, profile);
  const single = item.captions.length === 1 ? item.captions[0] : undefined;
  if (single !== undefined && isUntouched(single.text, profile)) {
    return {variants: [{text: pythonTrim(single.text), probability: 1}], dropped: false, notes: NOTHING};
  }
  const codes = new Set<NoteCode>();
  const variants = expand(
    item.captions.flatMap(caption => readLines(caption, profile, codes)),
    profile,
    codes,
  );
  const unsaid = !item.notes.some(note => NOT_ANALYSED.has(note.code));
  if (variants.every(({text}) => pythonTrim(text) === '') && unsaid) codes.add('caption-empty');
  if (variants.length > 1) codes.add('caption-variants');
  return {variants, dropped: false, notes: [...codes].map(code => ({code}))};
}

const NOTHING: readonly Note[] = [];
/** Notes that say already why there is no text. */
const NOT_ANALYSED: ReadonlySet<NoteCode> = new Set<NoteCode>([
  'caption-zero-bytes',
  'caption-lfs-pointer',
  'caption-too-large',
  'csv-null-word',
  'metadata-tags-list',
]);

/** One line to which no option adds anything: nearly every caption there is. */
function isUntouched(text: string, {prefix, suffix, trigger, wildcards, name, lines}: Profile): boolean {
  if (prefix !== null || suffix !== null || trigger !== null || wildcards) return false;
  if (name === 'ai-toolkit' || lines === 'each-raw' || text.includes('\n') || text.includes('\r')) return false;
  return pythonTrim(text) !== '';
}

function withoutCaption({subset}: Item, profile: Profile): Reading {
  const dropped = profile.withoutCaption === 'drop' || profile.withoutCaption === 'crash';
  const fallback = profile.withoutCaption === 'class-tokens' ? subset.classTokens : profile.defaultCaption;
  const text = addText(fallback ?? '', profile);
  return {variants: dropped ? [] : [{text, probability: 1}], dropped, notes: []};
}

/** One stored caption → the lines that are captions of their own, their probabilities adding up to its own. */
function readLines({text, probability}: Caption, profile: Profile, codes: Set<NoteCode>): Variant[] {
  // ai-toolkit takes its default for a blank file too.
  const own = profile.name === 'ai-toolkit' && pythonTrim(text) === '' ? (profile.defaultCaption ?? text) : text;
  const lines = linesOf(addText(own, profile), profile, codes);
  return lines.map(line => ({text: line, probability: probability / lines.length}));
}

function expand(lines: readonly Variant[], {wildcards}: Profile, codes: Set<NoteCode>): readonly Variant[] {
  if (!wildcards) return merge(lines);
  const {variants, capped} = expandLines(lines);
  if (capped) codes.add('wildcard-capped');
  return variants;
}

/** The lines that are captions of their own; never empty. */
function linesOf(text: string, profile: Profile, codes: Set<NoteCode>): readonly string[] {
  if (profile.lines === 'whole') return [pythonTrim(text)];
  if (profile.lines === 'each-raw') return orEmpty(text.split('\n').filter(line => line !== ''));
  const lines = universalLines(text);
  const written = lines.map(pythonTrim).filter(line => line !== '');
  const each = profile.lines === 'each-trimmed' || profile.wildcards;
  if (each && written.length > 1 && (profile.prefix !== null || profile.suffix !== null)) codes.add('prefix-partial');
  if (each) return orEmpty(written);
  const first = pythonTrim(lines[0] ?? '');
  if (written.length > 1 || (written.length === 1 && first === '')) codes.add('caption-first-line-only');
  return [first];
}

function orEmpty(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [''] : lines;
}

/** Prefix, suffix and trigger words, joined as each trainer joins them. */
function addText(text: string, profile: Profile): string {
  const {name, prefix, suffix, trigger} = profile;
  if (name === 'ai-toolkit') return withTrigger(text, trigger ?? '');
  if (name === 'diffusion-pipe') return (prefix ?? '') + pythonTrim(text);
  if (trigger !== null) return `${trigger} ${text}`;
  return (prefix === null ? '' : `${prefix} `) + text + (suffix === null ? '' : ` ${suffix}`);
}

/** ai-toolkit: `[trigger]` is replaced; a trigger that is no substring goes in front; parts are re-joined with ", ". */
function withTrigger(text: string, trigger: string): string {
  const filled = text.replaceAll('[trigger]', trigger).split(',').join(', ');
  return trigger === '' || filled.includes(trigger) ? filled : `${trigger} ${filled}`;
}
