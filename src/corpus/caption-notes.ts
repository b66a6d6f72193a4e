import type {Profile} from '../config/profiles.ts';
import type {Note, NoteCode} from '../sources/notes.ts';

export interface CaptionFacts {
  readonly text: string;
  readonly profile: Profile;
  readonly empties: number;
  readonly repeated: number;
  readonly capped: boolean;
}

/** Nothing below can be present in a text without one of these characters: most captions are done after this test. */
const SUSPECT = /[|;{[<()，、；]/;

/** Notes on what a trained text holds, added to `found` once per kind. */
export function captionNotes({text, profile, empties, repeated, capped}: CaptionFacts, found: Map<string, Note>): void {
  const note = (code: NoteCode, detail?: string): void => {
    found.set(`${code} ${detail ?? ''}`, detail === undefined ? {code} : {code, detail});
  };
  if (empties > 0) note('empty-tags');
  if (repeated > 0) note('duplicate-tags');
  if (capped) note('tags-capped');
  if (!SUSPECT.test(text)) return;
  if (/[，、；]/.test(text)) note('fullwidth-separator');
  for (const kind of literalSyntax(text, profile)) note('literal-syntax', kind);
  if (text.split(profile.separator).some(isUnbalanced)) note('unbalanced-parentheses');
}

/** Special syntax that is in the text although the option that would interpret it is off. */
function literalSyntax(text: string, profile: Profile): string[] {
  const kinds: string[] = [];
  const splits = profile.shuffle || profile.splits;
  if (text.includes('|||') && (profile.keepTokensSeparator !== '|||' || !splits)) kinds.push('|||');
  if (text.includes(';;;') && profile.secondarySeparator !== ';;;') kinds.push(';;;');
  if (!profile.wildcards && hasAlternatives(text)) kinds.push('{a|b}');
  if (text.includes('[trigger]')) kinds.push('[trigger]');
  if (text.includes('[name]')) kinds.push('[name]');
  if (/<(lora|lyco|hypernet):[^<>]*>/i.test(text)) kinds.push('<lora:…>');
  return kinds;
}

/** `{a|b}`. In two steps: one pattern of all would try every `|` of a brace that is never closed. */
function hasAlternatives(text: string): boolean {
  return text.match(/\{[^{}]*\}/g)?.some(braces => braces.includes('|')) ?? false;
}

/** Parentheses that do not match in a tag of words; emoticons such as `:(` have no two letters in a row. */
function isUnbalanced(segment: string): boolean {
  if (!/[()]/.test(segment) || !/\p{L}{2}/u.test(segment)) return false;
  let depth = 0;
  for (const mark of segment.match(/[()]/g) ?? []) {
    depth += mark === '(' ? 1 : -1;
    if (depth < 0) return true;
  }
  return depth !== 0;
}
