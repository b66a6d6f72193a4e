import {DUPLICATE_RULES, type DuplicateRules} from '../config/duplicates.ts';
import type {ImageRecord} from '../engines/image/record.ts';
import type {SeenAlignment} from './alignment/seen-alignment.ts';
import type {NamedEnds} from './ignored-pairs.ts';
import type {Copies} from './image-copies.ts';

/** What a look at the images of a set gave: the set's parts are counted from it without another look. */
export interface SeenImages {
  /** Why none was looked at; null when they were. */
  readonly unseen: string | null;
  /** Per item with an image: its place below. One file in two places is one image. */
  readonly placeOf: ReadonlyMap<string, number>;
  readonly records: readonly ImageRecord[];
  /** Per image: its cluster, and the first one equal to it; its own place where it was not decoded. */
  readonly clusterOf: Uint32Array;
  readonly equalTo: Uint32Array;
  readonly copies: Omit<Copies, 'clusterOf' | 'equalTo'>;
  /** What made them copies. */
  readonly rules: DuplicateRules;
  /** Per image that accepted pairs name: by which of them. And which of them name nothing, and why. */
  readonly ends: NamedEnds['ends'];
  readonly unnamed: NamedEnds['unnamed'];
  /** Items of regularisation: their images are compared with the others, and counted nowhere. */
  readonly regularisation: ReadonlySet<string>;
  /** Whether the trainer turns pictures upright as EXIF says, and whether it shows colours that are fully transparent. */
  readonly eyes: {readonly upright: boolean; readonly seesHidden: boolean};
  /** What a model saw of pictures and captions, or why none did; absent where none was asked for. */
  readonly alignment?: SeenAlignment | {readonly unseen: string};
}

const NO_COPIES: SeenImages['copies'] = {
  pairs: 0,
  mirrors: [],
  mirrorPairs: 0,
  turned: [],
  lookAlikes: [],
  accepted: {pairs: 0, exact: 0, others: 0, used: new Set()},
  radius: null,
  otherRadius: null,
  unaskedCuts: 0,
};

/** What stands for a look where there was none. */
export function unseenImages(why: string): SeenImages {
  return {
    unseen: why,
    placeOf: new Map(),
    records: [],
    clusterOf: new Uint32Array(0),
    equalTo: new Uint32Array(0),
    copies: NO_COPIES,
    rules: DUPLICATE_RULES,
    ends: new Map(),
    unnamed: new Map(),
    regularisation: new Set(),
    eyes: {upright: true, seesHidden: false},
  };
}
