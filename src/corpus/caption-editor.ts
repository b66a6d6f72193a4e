import type {Profile} from '../config/profiles.ts';
import {isPythonSpace, pythonTrim} from '../sources/python-text.ts';
import {cutCaption, type Cut, joinCut} from './cut.ts';
import type {Edit} from './edit-kind.ts';
import {editSteps, type Step} from './edit-steps.ts';
import type {TextFault} from './tidy.ts';

/** The caption that is edited, and how its trainer reads it. */
interface Stored {
  /** Key of its item. */
  readonly item: string;
  readonly profile: Profile;
  /** Its file is not UTF-8: nothing is changed in it before it is encoded anew. */
  readonly isForeign?: boolean;
}

/** A caption as it is stored → the same with the edits. */
export type CaptionEditor = (text: string, stored: Stored) => string;

const MIXED: readonly RegExp[] = [/\r\n/, /(?<!\r)\n/, /\r(?!\n)/];

/**
 * All edits as one function of a stored caption, which predictions and the files that `fix` writes go through alike. Only
 * lines that the trainer reads change, and in them only the tags that are meant: what is not touched stays as it is, byte
 * for byte. No line becomes empty: a step that would empty it is skipped there. Null when no edit changes text.
 */
export function captionEditor(edits: readonly Edit[]): CaptionEditor | null {
  const faults = new Set<TextFault>(edits.flatMap(edit => (edit.kind === 'normalise-text' ? [edit.what] : [])));
  const steps = editSteps(edits);
  if (steps.length === 0 && faults.size === 0) return null;
  return (text, {item, profile, isForeign = false}) => {
    if (isForeign && !faults.has('encoding')) return text;
    // The mark is no part of the first tag: it stays when that tag leaves, and is no tag's name.
    const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
    let body = mark === '' ? text : text.slice(1);
    if (faults.has('eol') && profile.lines === 'whole' && hasMixedEnds(body)) body = body.replace(/\r\n|\r/g, '\n');
    if (faults.has('leading-blank-line') && readsFirstLine(profile)) body = withoutBlankStart(body);
    const trims = faults.has('outer-space');
    const edited = editLines(body, profile, line => editLine(line, {steps, item, profile, trims}));
    return faults.has('bom') ? edited : mark + edited;
  };
}

/** As the trainer sees it: without what stands around the text. */
function hasMixedEnds(text: string): boolean {
  const trimmed = pythonTrim(text);
  return MIXED.filter(end => end.test(trimmed)).length > 1;
}

function readsFirstLine({lines, wildcards}: Profile): boolean {
  return lines === 'first' && !wildcards;
}

/** Blank lines before the first that says something; all of it where none does. */
function withoutBlankStart(text: string): string {
  const start = /^(?:[^\S\r\n]*(?:\r\n|\r|\n))+/.exec(text)?.[0] ?? '';
  return text.slice(start.length).trim() === '' ? text : text.slice(start.length);
}

/** Changes the lines that the trainer reads; the others are none of ours. */
function editLines(text: string, profile: Profile, edit: (line: string) => string): string {
  if (profile.lines === 'whole') return edit(text);
  if (profile.lines === 'each-raw') return text.includes('\n') ? text.split('\n').map(edit).join('\n') : edit(text);
  if (!/[\r\n]/.test(text)) return edit(text);
  if (!readsFirstLine(profile)) return text.replace(/[^\r\n]+/g, line => edit(line));
  const end = text.search(/[\r\n]/);
  return edit(text.slice(0, end)) + text.slice(end);
}

interface LineEdit {
  readonly steps: readonly Step[];
  readonly item: string;
  readonly profile: Profile;
  /** White space around it goes, but for line breaks. */
  readonly trims: boolean;
}

function editLine(line: string, {steps, item, profile, trims}: LineEdit): string {
  let from = 0;
  let to = line.length;
  while (from < to && isPythonSpace(line.charCodeAt(from))) from++;
  while (to > from && isPythonSpace(line.charCodeAt(to - 1))) to--;
  if (from === to) return line;
  const caption = cutCaption(line.slice(from, to), profile);
  let cut: Cut = caption.pieces;
  for (const step of steps) {
    const next = step(cut, {item, holds: caption.holds});
    if (next === cut || next.some(piece => piece !== null && pythonTrim(piece) !== '')) cut = next;
  }
  if (cut === caption.pieces && !trims) return line;
  // White space behind an empty tag at the end belongs to it, and leaves with it.
  const last = caption.pieces.length - 1;
  const isEmptyEndGone = cut[last] === null && pythonTrim(caption.pieces[last] ?? '') === '';
  const core = cut === caption.pieces ? line.slice(from, to) : joinCut(cut, caption, profile.separator);
  const head = trims ? breaksOf(line.slice(0, from)) : line.slice(0, from);
  return (
    head + (trims ? pythonTrim(core) : core) + (trims || isEmptyEndGone ? breaksOf(line.slice(to)) : line.slice(to))
  );
}

function breaksOf(space: string): string {
  return space.replace(/[^\r\n]/g, '');
}
