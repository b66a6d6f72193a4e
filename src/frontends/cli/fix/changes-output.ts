import {relative, resolve, sep} from 'node:path';
import {storedCaptions, type Treatment} from '../../../treat.ts';
import type {Paint} from '../paint.ts';
import {safeText} from '../safe-text.ts';
import type {FileChange} from './file-changes.ts';
import {unifiedDiff} from './unified-diff.ts';

/** Lines longer than this are cut on a terminal. */
const WIDEST = 2000;

/** All changes as one patch, in bytes. Names are seen from the working folder, or from the data set where it lies elsewhere. */
export function patchOf(files: readonly FileChange[], base: string): Buffer {
  return Buffer.from(files.map(file => diffOf(file, base)).join(''), 'latin1');
}

/** Where a patch of this data set is applied. */
export function patchBase(root: string): string {
  const here = resolve('.');
  return relative(here, root).split(sep)[0] === '..' ? root : here;
}

function diffOf({path, before, after}: FileChange, base: string): string {
  const name = Buffer.from(relative(base, path).split(sep).join('/')).toString('latin1');
  return unifiedDiff(name, Buffer.from(before).toString('latin1'), Buffer.from(after).toString('latin1'));
}

/** The same for a terminal: coloured, and with nothing in it that could repaint the screen. */
export function* shownPatch(files: readonly FileChange[], base: string, paint: Paint): Generator<string> {
  for (const file of files) {
    const text = Buffer.from(diffOf(file, base), 'latin1').toString();
    const lines = text.replace(/\n$/, '').split('\n');
    yield lines.map((line, i) => painted(safeText(line.replace(/[\t\r]$/, ''), WIDEST), i, paint)).join('\n') + '\n';
  }
}

function painted(line: string, index: number, paint: Paint): string {
  if (index < 2) return paint(line, 'bold');
  if (line.startsWith('@@') || line.startsWith('\\')) return paint(line, 'dim');
  return line.startsWith('-') ? paint(line, 'red') : line.startsWith('+') ? paint(line, 'green') : line;
}

/** One line of JSON an item: what its captions are, and what they become; for sources that cannot be written. */
export function* changesAsJson({changed, dropped, before, after}: Treatment): Generator<string> {
  const [was, is] = [storedCaptions(before.corpus), storedCaptions(after.corpus)];
  const texts = (captions: ReturnType<typeof was.get>): string | string[] => {
    const all = (captions ?? []).map(({text}) => text);
    return all.length === 1 ? (all[0] ?? '') : all;
  };
  for (const key of changed) {
    yield `${JSON.stringify({key, before: texts(was.get(key)), after: texts(is.get(key))})}\n`;
  }
  for (const {keys, reason} of dropped) for (const key of keys) yield `${JSON.stringify({key, drop: reason})}\n`;
}
