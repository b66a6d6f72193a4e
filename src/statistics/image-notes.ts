import type {Fingerprint, ImageFailure} from '../engines/image/record.ts';
import type {Corpus, PlacedNote} from '../corpus/corpus.ts';
import {count} from '../sources/candidate.ts';
import type {Note, NoteCode} from '../sources/notes.ts';
import {folderLeaks} from './folder-leaks.ts';
import type {ImageStatistics} from './images.ts';
import type {SeenImages} from './seen-images.ts';

/** What a failure is called in notes; null where another note says it already, as reading the first bytes did. */
const CODES: Readonly<Record<ImageFailure['state'], NoteCode>> = {
  unreadable: 'file-unreadable',
  empty: 'image-not-an-image',
  'lfs-pointer': 'lfs-pointer',
  'too-large': 'image-too-large',
  'not-an-image': 'image-not-an-image',
  'unsupported-format': 'image-unsupported',
  truncated: 'image-truncated',
  corrupt: 'image-corrupt',
  'timed-out': 'image-timed-out',
  changed: 'image-changed',
};
/** Share of hidden pixels from which their colours are worth a word. */
const HIDDEN = 0.01;
/** Share of nearly empty pictures above which hashes are weak evidence. */
const MOSTLY = 0.5;

/** What the pictures of the corpus' items have to be told about, by item. */
export function imageNotes(seen: SeenImages, corpus: Corpus): PlacedNote[] {
  const told = new Set(corpus.notes.map(({key, note}) => `${note.code} ${key}`));
  return [...corpus.keys, ...corpus.dropped].flatMap(key => {
    const record = seen.records[seen.placeOf.get(key) ?? -1];
    if (record === undefined) return [];
    const notes = record.state === 'ok' ? pictureNotes(record, seen) : [failureNote(record)];
    return notes.filter(({code}) => !told.has(`${code} ${key}`)).map(note => ({key, note}));
  });
}

/** What is told of the set as a whole, or of two of its items. */
export function copyNotes(seen: SeenImages, corpus: Corpus, images: ImageStatistics): Note[] {
  const weak = images.ok > 0 && images.lowDetail / images.ok > MOSTLY;
  return [
    ...leaks(seen, corpus),
    ...folderLeaks(images.groups),
    ...images.groups
      .filter(({captions}) => captions === 'different')
      .map(({keys: [place = '', ...others]}) => ({
        code: 'copies-disagree' as const,
        place,
        detail: others.slice(0, 3).join(' · '),
      })),
    ...images.mirrors.pairs.map(({a, b}) => ({code: 'image-mirrored' as const, place: a, detail: b})),
    ...(images.turned?.pairs ?? []).map(({a, b}) => ({code: 'image-turned' as const, place: a, detail: b})),
    ...acceptedNotes(images),
    ...(weak ? [{code: 'images-nearly-empty' as const, detail: `${images.lowDetail} of ${images.ok}`}] : []),
  ];
}

function failureNote({state, detail}: ImageFailure): Note {
  return {code: CODES[state], ...(detail === '' ? {} : {detail})};
}

function pictureNotes({cut, orientation, hiddenShare}: Fingerprint, {eyes}: SeenImages): Note[] {
  return [
    ...(cut ? [{code: 'image-cut' as const}] : []),
    ...(orientation !== 1 && !eyes.upright ? [{code: 'image-sideways' as const}] : []),
    ...(hiddenShare > HIDDEN && eyes.seesHidden ? [{code: 'image-hides-colours' as const}] : []),
  ];
}

/** Trained images that are regularisation images too: the one teaches what the other is to keep away. */
function leaks(seen: SeenImages, corpus: Corpus): Note[] {
  if (seen.regularisation.size === 0) return [];
  const kept = new Map<number, string>();
  for (const key of seen.regularisation) {
    const place = seen.placeOf.get(key);
    const state = seen.records[place ?? -1]?.state;
    if (place !== undefined && (state === 'ok' || state === 'lfs-pointer'))
      kept.set(seen.clusterOf[place] ?? place, key);
  }
  return corpus.keys.flatMap(place => {
    const at = seen.placeOf.get(place);
    const other = at === undefined ? undefined : kept.get(seen.clusterOf[at] ?? at);
    return other === undefined ? [] : [{code: 'image-in-regularisation' as const, place, detail: other}];
  });
}

/** What the settings take out of the count is told, so that no list of pairs works in silence. */
function acceptedNotes({accepted}: ImageStatistics): Note[] {
  if (accepted === undefined) return [];
  const {pairs, exact, others, unused} = accepted;
  const counted = [
    ...(pairs === 0 ? [] : [`${count(pairs, 'pair')} of copies`]),
    ...(exact === 0 ? [] : [`${exact} of them the same picture`]),
    ...(others === 0 ? [] : [`${count(others, 'pair')} of others that are alike`]),
  ];
  return [
    ...(counted.length === 0 ? [] : [{code: 'copies-accepted' as const, detail: counted.join(', ')}]),
    ...unused.map(({pair, why}) => ({code: 'accepted-pair-unused' as const, detail: `${pair.join(' · ')}: ${why}`})),
  ];
}
