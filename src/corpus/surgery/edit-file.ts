import {storedText, utf8Text} from '../../sources/decode.ts';
import type {CaptionPlace} from '../../sources/storage.ts';
import {csvRecords, rewrittenCell} from './csv-cells.ts';
import {jsonTexts, rewrittenLiteral} from './json-texts.ts';

/** A caption of a file and what becomes of it. */
export interface CaptionChange {
  readonly place: CaptionPlace;
  /** Stored text → stored text. `isForeign`: the file is not UTF-8. */
  readonly edit: (text: string, isForeign: boolean) => string;
  /** Whether it is the caption that was read before. */
  readonly expects: (text: string) => boolean;
}

export interface EditedFile {
  /** The very same bytes when nothing changes. */
  readonly bytes: Uint8Array;
  /** Changes whose caption is no longer there: someone else has changed the file. */
  readonly missed: readonly CaptionChange[];
}

/** A text of the file, and what becomes of it. */
interface Splice {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/**
 * A file with some of its captions edited, and every other byte as it was: encoding, byte order mark, line ends, final line
 * break, all of a table but the texts that are meant. A caption that is not UTF-8 is written anew as UTF-8 with `reencode`,
 * and else left alone. O(length).
 */
export function editFile(bytes: Uint8Array, changes: readonly CaptionChange[], reencode = false): EditedFile {
  const met = new Set<CaptionChange>();
  const editing = changes.map(change => ({...change, edit: watched(change, () => met.add(change))}));
  const edited = changes[0]?.place.kind === 'file' ? captionIn(bytes, editing, reencode) : tableIn(bytes, editing);
  const missed = changes.filter(change => !met.has(change));
  return {bytes: edited === null ? bytes : new TextEncoder().encode(edited), missed};
}

/** What is not the caption that was read stays as it is. */
function watched({edit, expects}: CaptionChange, met: () => void): CaptionChange['edit'] {
  return (text, isForeign) => {
    if (!expects(text)) return text;
    met();
    return edit(text, isForeign);
  };
}

/** The text of a file that is one caption, with its edits; null where it is to stay as it is. */
function captionIn(bytes: Uint8Array, changes: readonly CaptionChange[], reencode: boolean): string | null {
  const {text, encoding} = storedText(bytes);
  const isForeign = encoding !== 'utf-8';
  // Items that share a file are edited in turn; each expects what was stored.
  const next = inTurn(changes, text, isForeign);
  if (isForeign) return reencode && encoding !== 'unknown' ? next : null;
  return next === text ? null : next;
}

/** A table with its captions edited. In another encoding it is read with replacement characters; nothing of it could be written back. */
function tableIn(bytes: Uint8Array, changes: readonly CaptionChange[]): string | null {
  const text = utf8Text(bytes);
  if (text === null || changes.length === 0) return null;
  const splices = changes[0]?.place.kind === 'json' ? jsonSplices(text, changes) : rowSplices(text, changes);
  const next = spliced(text, splices);
  return next === text ? null : next;
}

function inTurn(changes: readonly CaptionChange[], text: string, isForeign: boolean): string {
  return changes.map(({edit}) => edit(text, isForeign)).find(next => next !== text) ?? text;
}

type Target = Omit<Splice, 'text'>;

interface Joined {
  readonly change: CaptionChange;
  readonly separator: string;
  /** The document escapes all that is not ASCII. */
  readonly asciiOnly: boolean;
}

/** Texts that the reader joins into one caption are edited as one, and cut again where the first ends. */
function editJoined(targets: readonly Target[], text: string, {change, separator, asciiOnly}: Joined): Splice[] {
  const literals = targets.map(({from, to}) => text.slice(from, to));
  const texts = literals.map(literal => String(JSON.parse(literal)));
  const before = texts.join(separator);
  const whole = change.edit(before, false);
  if (whole === before) return [];
  const parts = texts.length === 1 ? [whole] : cutAgain(whole, texts, separator);
  return targets.map(({from, to}, i) => ({
    from,
    to,
    text: rewrittenLiteral(literals[i] ?? '""', parts[i] ?? '', asciiOnly),
  }));
}

/** The first part keeps as many pieces as it can: wherever a separator parts them, the caption is read the same. */
function cutAgain(whole: string, [first = '']: readonly string[], separator: string): readonly string[] {
  const most = first.split(separator).length;
  const pieces = whole.split(separator);
  const kept = first.split(separator).filter(piece => pieces.includes(piece)).length;
  const head = Math.max(1, Math.min(most, kept));
  return [pieces.slice(0, head).join(separator), pieces.slice(head).join(separator)];
}

function isAscii(text: string): boolean {
  return !/[^\u0000-\u007f]/.test(text);
}

function jsonSplices(text: string, changes: readonly CaptionChange[]): Splice[] {
  const places = new Map(jsonTexts(text).map(({at, from, to}) => [JSON.stringify(at), {from, to}]));
  const asciiOnly = isAscii(text);
  return changes.flatMap(change => {
    if (change.place.kind !== 'json') return [];
    const {at, separator} = change.place;
    const targets = at.map(path => places.get(JSON.stringify(path))).filter(target => target !== undefined);
    const isWhole = targets.length === at.length && targets.length > 0;
    return isWhole ? editJoined(targets, text, {change, separator, asciiOnly}) : [];
  });
}

function rowSplices(text: string, changes: readonly CaptionChange[]): Splice[] {
  const [first] = changes;
  return first?.place.path.endsWith('.csv') === true ? csvSplices(text, changes) : lineSplices(text, changes);
}

function lineSplices(text: string, changes: readonly CaptionChange[]): Splice[] {
  const starts = lineStarts(text);
  const asciiOnly = isAscii(text);
  return changes.flatMap(change => {
    const {place} = change;
    const start = place.kind === 'row' || place.kind === 'cells' ? starts[place.line - 1] : undefined;
    if (start === undefined || (place.kind !== 'row' && place.kind !== 'cells')) return [];
    const texts = jsonTexts(text.slice(start, starts[place.line] ?? text.length));
    const at = (column: string): Target[] =>
      texts
        .filter(({at: [name, ...rest]}) => name === column && rest.length <= 1)
        .map(({from, to}) => ({from: start + from, to: start + to}));
    if (place.kind === 'row') {
      return at(place.column).flatMap(target => editJoined([target], text, {change, separator: '', asciiOnly}));
    }
    const targets = place.columns.flatMap(column => at(column).slice(-1));
    return targets.length === 0 ? [] : editJoined(targets, text, {change, separator: place.separator, asciiOnly});
  });
}

/** Lines end in \n, as readers of JSON lines cut them. */
function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function csvSplices(text: string, changes: readonly CaptionChange[]): Splice[] {
  const [header, ...records] = csvRecords(text);
  const byLine = new Map(records.map(record => [record.line, record]));
  return changes.flatMap(({place, edit}) => {
    if (place.kind !== 'row') return [];
    const column = header?.cells.findIndex(({text: name}) => name === place.column) ?? -1;
    const cell = byLine.get(place.line)?.cells[column];
    if (cell === undefined) return [];
    const {from, to} = cell;
    const next = edit(cell.text, false);
    return next === cell.text ? [] : [{from, to, text: rewrittenCell(text.slice(from, to), next)}];
  });
}

/** Replaces from start to end; of two replacements of one place, from items that share it, the first counts. */
function spliced(text: string, splices: readonly Splice[]): string {
  let result = '';
  let at = 0;
  for (const {from, to, text: next} of splices.toSorted((a, b) => a.from - b.from)) {
    if (from < at) continue;
    result += text.slice(at, from) + next;
    at = to;
  }
  return result + text.slice(at);
}
