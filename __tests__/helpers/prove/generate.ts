import {seededRandom} from '../../../src/math/random.ts';
import {
  CLOTHES,
  COLOURS,
  crossed,
  FACES,
  FOREIGN,
  LIGHTS,
  MEDIA,
  PARTS,
  POSES,
  QUALITIES,
  TOPICS,
  VIEWS,
} from './words.ts';

export const KINDS = ['character', 'style', 'concept', 'mixed'] as const;
export type Kind = (typeof KINDS)[number];
/** A caption as a list of tags. */
export type TagList = readonly string[];

export const TRIGGER = 'pellmo';

/** What a caption says of one thing: so many of these tags, with this chance. The first ones are the commonest. */
interface Facet {
  readonly tags: readonly string[];
  /** Sum of the weights of a tag and those before it; the one at rank r weighs 1/√(r + 1). */
  readonly upTo: readonly number[];
  readonly chance: number;
  readonly most: number;
}

/** What a set of its kind speaks of: in every caption, and in those of each topic. */
interface Plan {
  readonly shared: readonly Facet[];
  readonly topics: readonly (readonly Facet[])[];
}

interface Size {
  readonly items: number;
  readonly seed: number;
  /** False: without the tags that are in one picture or two. */
  readonly tail?: boolean;
}

function facet(tags: readonly string[], chance = 1, most = 1): Facet {
  let sum = 0;
  return {tags, upTo: tags.map((_tag, rank) => (sum += 1 / Math.sqrt(rank + 1))), chance, most};
}

/** What is in one picture or two: every set has a tail. */
const TAIL: Facet = facet(crossed([...QUALITIES, ...COLOURS], TOPICS.flat().toReversed()), 0.5, 2);
const SCENES: readonly string[] = TOPICS.flatMap(things => things.slice(0, 4));

/** Five outfits of one person: a healthy set that nobody should split. */
const CHARACTER: Plan = {
  shared: [
    facet(['1girl'], 0.97),
    facet(['silver hair'], 0.6),
    facet(['freckles'], 0.4),
    facet(VIEWS, 0.85),
    facet(POSES, 0.9, 2),
    facet(FACES, 0.95),
    facet(SCENES, 0.9, 2),
    facet(LIGHTS, 0.6),
  ],
  topics: CLOTHES.map((clothes, i) => [
    facet([`${COLOURS[i] ?? ''} ${clothes}`], 0.8),
    ...PARTS.slice(0, 2).map((part, j) => facet([`${COLOURS[(i + j + 1) % COLOURS.length] ?? ''} ${part}`], 0.6)),
  ]),
};

/** One way of painting, many things painted. */
const STYLE: Plan = {
  shared: [
    facet(MEDIA, 0.9, 2),
    facet(LIGHTS, 0.8),
    facet(VIEWS.slice(0, 4), 0.6),
    facet(SCENES, 0.9, 2),
    facet(POSES, 0.5),
  ],
  topics: TOPICS.map(things => [facet(crossed(QUALITIES.slice(0, 3), things), 1, 3)]),
};

/** One thing in many places. */
const CONCEPT: Plan = {
  shared: [
    facet(crossed(COLOURS, ['lantern']), 0.95),
    facet(['hanging', 'standing', 'floating', 'carried'], 0.9),
    facet(LIGHTS, 0.9),
    facet(VIEWS, 0.8),
    facet(SCENES, 1, 3),
    facet(QUALITIES, 0.7),
  ],
  topics: TOPICS.slice(0, 3).map(things => [facet(things, 0.8, 2)]),
};

/** A general set: topics share little but light and view. */
const MIXED: Plan = {
  shared: [facet(LIGHTS, 0.8), facet(VIEWS, 0.7), facet(COLOURS, 0.7, 2), facet(QUALITIES, 0.6), facet(SCENES, 0.9, 2)],
  topics: TOPICS.map(things => [facet(things, 1, 3), facet(crossed(QUALITIES.slice(3), things.slice(0, 4)), 0.4)]),
};

const PLANS: Readonly<Record<Kind, Plan>> = {character: CHARACTER, style: STYLE, concept: CONCEPT, mixed: MIXED};
const LABORATORY: Plan = {
  shared: [],
  topics: [[facet(FOREIGN, 1, 4), facet(crossed(['sterile', 'labelled', 'glass'], FOREIGN), 1, 4)]],
};

/** Clean captions of a kind of data set; the same seed gives the same ones. Longer sets begin like shorter ones. */
export function generate(kind: Kind, size: Size): TagList[] {
  const {shared, topics} = PLANS[kind];
  return drawn({shared: size.tail === false ? shared : [...shared, TAIL], topics}, size, kind);
}

/** Captions of a domain that no generated set belongs to; they bear the trigger too. */
export function foreign(size: Size): TagList[] {
  return drawn(LABORATORY, size, 'foreign');
}

function drawn({shared, topics}: Plan, {items, seed}: Size, name: string): TagList[] {
  const random = seededRandom(`${name} ${seed}`);
  return Array.from({length: items}, () => {
    const topic = topics[Math.floor(random() * topics.length)] ?? [];
    const tags = [...shared, ...topic].flatMap(one => (random() < one.chance ? picked(one, random) : []));
    return [...new Set([TRIGGER, ...tags])];
  });
}

/** One to `most` of the tags. */
function picked({tags, upTo, most}: Facet, random: () => number): string[] {
  const count = 1 + Math.floor(random() * most);
  return Array.from({length: count}, () => {
    const at = random() * (upTo.at(-1) ?? 0);
    return tags[upTo.findIndex(sum => at < sum)] ?? '';
  });
}
