import {readFileSync, statSync} from 'node:fs';
import {relative, sep} from 'node:path';
import {type Corpus, profileOf} from '../../../corpus/corpus.ts';
import {roundsEditor} from '../../../corpus/edit-rounds.ts';
import {type CaptionChange, editFile} from '../../../corpus/surgery/edit-file.ts';
import {TagnosisError} from '../../../errors.ts';
import {pythonTrim} from '../../../sources/python-text.ts';
import type {Caption} from '../../../sources/source.ts';
import type {Storage} from '../../../sources/storage.ts';
import {readable} from '../../../sources/text-file.ts';
import {storedCaptions, type Treatment} from '../../../treat.ts';
import {realInside} from './inside.ts';

/** A file that is to be written, by where it really lies. */
export interface FileChange {
  readonly path: string;
  /** Seen from the data set, with `/`. */
  readonly shown: string;
  readonly before: Uint8Array;
  readonly after: Uint8Array;
  /** Permissions. */
  readonly mode: number;
}

export interface PlannedFiles {
  readonly files: readonly FileChange[];
  /** Items whose captions cannot be written, and why. */
  readonly leftAlone: readonly {readonly key: string; readonly why: string}[];
  /** Items whose captions are written. */
  readonly items: number;
}

/** What the files of a data set become. Only those with changes are opened, and nothing is written. */
export function planFiles({rounds, changed, before}: Treatment, storage: Storage, root: string): PlannedFiles {
  const {corpus} = before;
  const edit = roundsEditor(rounds);
  const captions = storedCaptions(corpus);
  const places = new Map(corpus.keys.map((key, i) => [key, i]));
  const byFile = new Map<string, CaptionChange[]>();
  const leftAlone: {key: string; why: string}[] = [];
  for (const key of changed) {
    const profile = profileOf(corpus, places.get(key) ?? 0);
    const expects = expectation(corpus, key, captions.get(key) ?? []);
    const own = storage.places(key).map(place => ({place, path: realInside(place.path, root)}));
    const isOutside = own.some(({path}) => path === null);
    if (own.length === 0) leftAlone.push({key, why: 'its caption is no text that can be written back'});
    else if (isOutside) leftAlone.push({key, why: 'a link leads out of the data set'});
    else {
      for (const {place, path} of own) {
        if (path === null) continue;
        const change = {
          place,
          expects,
          edit: (text: string, isForeign: boolean) => edit(text, {item: key, profile, isForeign}),
        };
        const known = byFile.get(path);
        if (known === undefined) byFile.set(path, [change]);
        else known.push(change);
      }
    }
  }
  const reencode = rounds.flat().some(one => one.kind === 'normalise-text' && one.what === 'encoding');
  const files = [...byFile].map(([path, changes]) => changedFile(path, changes, {root, reencode}));
  return {
    files: files.filter(({before: was, after}) => was !== after).toSorted((a, b) => (a.shown < b.shown ? -1 : 1)),
    leftAlone,
    items: changed.length - leftAlone.length,
  };
}

/** The caption that was read: exactly, or with line breaks around it where only its text was kept. */
function expectation({stored}: Corpus, key: string, captions: readonly Caption[]): CaptionChange['expects'] {
  const texts = new Set(captions.map(({text}) => text));
  return stored.has(key) ? text => texts.has(text) : text => texts.has(pythonTrim(text));
}

function changedFile(
  path: string,
  changes: readonly CaptionChange[],
  {root, reencode}: {readonly root: string; readonly reencode: boolean},
): FileChange {
  const shown = relative(root, path).split(sep).join('/');
  const before = readable(shown, () => readFileSync(path));
  const {bytes: after, missed} = editFile(before, changes, reencode);
  // Of several rows of one image one may hold no caption.
  const gone = new Set(missed);
  const met = new Set(changes.filter(change => !gone.has(change)).map(change => change.expects));
  if (missed.some(change => !met.has(change.expects))) throw stale(shown);
  return {path, shown, before, after, mode: statSync(path).mode & 0o7777};
}

/** Somebody else has changed a file since it was read. */
export function stale(shown: string): TagnosisError {
  return new TagnosisError('fix-stale', `${shown} has changed since it was read; nothing was written.`, {
    hint: 'Run it again.',
  });
}
