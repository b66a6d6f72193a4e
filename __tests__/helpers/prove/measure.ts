import {PROFILES} from '../../../src/config/profiles.ts';
import {CorpusBuilder} from '../../../src/corpus/corpus-builder.ts';
import type {Corpus} from '../../../src/corpus/corpus.ts';
import type {Fingerprint} from '../../../src/engines/image/record.ts';
import {METRICS} from '../../../src/metrics/index.ts';
import {judge} from '../../../src/report/build.ts';
import {presentable} from '../../../src/report/presentable.ts';
import {memorySource} from '../../../src/sources/memory.ts';
import {WHOLE} from '../../../src/sources/source.ts';
import {type SeenImages, unseenImages} from '../../../src/statistics/seen-images.ts';
import {summarise, type SummaryOptions} from '../../../src/statistics/summarise.ts';
import {type TagList, TRIGGER} from './generate.ts';

export interface Figure {
  /** More is better: of a metric its value, negative where less is better; of `dhs` and the pillars the score. */
  readonly value: number;
  /** 0–100. */
  readonly score: number;
}

/** How well a set does, by `dhs`, pillar and metric. */
export type Goodness = ReadonlyMap<string, Figure>;

/** What bears weight; the others move no score. */
const SCORED = METRICS.filter(({weight}) => weight > 0);

interface Told extends Partial<SummaryOptions> {
  /** Which picture every item shows; without it none was looked at. */
  readonly pictures?: readonly number[];
}

/** Scores of captions, as reports hold them: what is not measured is left out. */
export function goodness(captions: readonly TagList[], {pictures, ...options}: Told = {}): Goodness {
  const {detection} = memorySource([]);
  const corpus = corpusOf(captions);
  const images = pictures === undefined ? undefined : seenPictures(corpus.keys, pictures);
  const statistics = summarise(
    {corpus, terms: null, detection: {...detection, captionsOnly: images === undefined}, images},
    {trigger: [TRIGGER], allow: [], scoresOnly: true, ...options},
  );
  const {measured, score} = judge(statistics, SCORED);
  const found = new Map<string, Figure>();
  const add = (id: string, value: number | null, points: number | null): void => {
    if (value !== null && points !== null) found.set(id, presentable({value, score: points}));
  };
  add('dhs', score.value, score.value);
  for (const [pillar, {score: points}] of Object.entries(score.pillars)) add(pillar, points, points);
  for (const {metric, report} of measured) {
    const sign = metric.direction === 'lower-is-better' ? -1 : 1;
    if (report.status === 'scored') add(metric.id, report.value === null ? null : sign * report.value, report.score);
  }
  return found;
}

/** A look at good pictures of which equal numbers are copies of each other. */
function seenPictures(keys: readonly string[], pictures: readonly number[]): SeenImages {
  const firstOf = new Map<number, number>();
  for (const [place, picture] of pictures.entries()) if (!firstOf.has(picture)) firstOf.set(picture, place);
  const clusterOf = Uint32Array.from(pictures, picture => firstOf.get(picture) ?? 0);
  return {
    ...NONE_SEEN,
    unseen: null,
    placeOf: new Map(keys.map((key, place) => [key, place])),
    records: pictures.map(() => GOOD),
    clusterOf,
    equalTo: clusterOf,
    copies: {...NONE_SEEN.copies, radius: 10},
  };
}

const NONE_SEEN = unseenImages('');
/** All that is asked of a picture when its copies are known. */
const GOOD = {state: 'ok', width: 512, height: 512, bytes: 1e5, format: 'png', sharpness: 1} as Fingerprint;

function corpusOf(captions: readonly TagList[]): Corpus {
  const builder = new CorpusBuilder(PROFILES.kohya);
  for (const [i, tags] of captions.entries()) {
    const captionsOfItem = [{text: tags.join(', '), probability: 1}];
    builder.add({key: String(i).padStart(6, '0'), captions: captionsOfItem, subset: WHOLE, notes: []});
  }
  return builder.build();
}
