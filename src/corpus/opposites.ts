/**
 * What rules what out in booru tagging: each known tag belongs to a class, and rules name classes that cannot both be true of one
 * picture. Conservative, since a false alarm costs more than a miss: colours of hair and eyes are left out (gradients, streaks,
 * heterochromia, shades that taggers hold for two), and so is whatever two people, two views or a window can make true.
 * Meanings as the tag wiki of Danbooru gives them.
 */
type TagClass =
  | 'solo'
  | 'no humans'
  | 'one girl'
  | 'two girls'
  | 'more girls'
  | 'several girls'
  | 'one boy'
  | 'two boys'
  | 'more boys'
  | 'several boys'
  | 'one other'
  | 'several others'
  | 'crowd'
  | 'indoors'
  | 'outdoors'
  | 'threshold'
  | 'day'
  | 'night'
  | 'from above'
  | 'from below'
  | 'full body'
  | 'part of the body'
  | 'standing'
  | 'not standing'
  | 'short hair'
  | 'long hair'
  | 'hair of two lengths'
  | 'several views';

const MEMBERS: Readonly<Record<TagClass, readonly string[]>> = {
  solo: ['solo'],
  'no humans': ['no humans'],
  'one girl': ['1girl'],
  'two girls': ['2girls'],
  'more girls': ['3girls', '4girls', '5girls', '6+girls', '6girls'],
  'several girls': ['multiple girls'],
  'one boy': ['1boy'],
  'two boys': ['2boys'],
  'more boys': ['3boys', '4boys', '5boys', '6+boys', '6boys'],
  'several boys': ['multiple boys'],
  'one other': ['1other'],
  'several others': ['2others', '3others', '4others', '5others', '6+others', 'multiple others'],
  crowd: ['crowd', 'everyone', 'group', 'people', 'couple'],
  indoors: ['indoors'],
  outdoors: ['outdoors'],
  threshold: [
    ...[
      'window',
      'windowsill',
      'window shade',
      'open window',
      'door',
      'open door',
      'doorway',
      'sliding doors',
      'balcony',
    ],
    ...[
      'veranda',
      'porch',
      'engawa',
      'greenhouse',
      'courtyard',
      'tent',
      'vehicle interior',
      'car interior',
      'train interior',
    ],
    ...[
      'storefront',
      'architecture',
      'cityscape',
      'glass',
      'reflection',
      'ruins',
      'stadium',
      'picture frame',
      'photo (object)',
    ],
  ],
  day: ['day'],
  night: ['night'],
  'from above': ['from above'],
  'from below': ['from below'],
  'full body': ['full body'],
  'part of the body': ['upper body', 'lower body', 'cowboy shot', 'close-up'],
  standing: ['standing'],
  'not standing': ['sitting', 'lying', 'kneeling', 'squatting'],
  'short hair': ['short hair', 'very short hair'],
  'long hair': ['long hair', 'very long hair'],
  'hair of two lengths': [
    'short hair with long locks',
    'alternate hair length',
    'asymmetrical hair',
    'hair extensions',
  ],
  'several views': [
    ...['multiple views', 'reference sheet', 'character sheet', 'turnaround', 'variations', 'expressions', 'sequence'],
    ...[
      'comic',
      '1koma',
      '2koma',
      '3koma',
      '4koma',
      '5koma',
      'multiple 4koma',
      'silent comic',
      'manga',
      'split screen',
    ],
    ...[
      'before and after',
      'comparison',
      'collage',
      'inset',
      'dual persona',
      'multiple persona',
      'clone',
      'time paradox',
    ],
    ...['age comparison', 'age progression', 'projected inset', 'column lineup', 'cover', 'screen', 'cut-in'],
  ],
};

const CLASSES: readonly TagClass[] = Object.keys(MEMBERS) as TagClass[];

/** The classes as one bit each. */
function bits(...classes: readonly TagClass[]): number {
  return classes.reduce((mask, name) => mask | (1 << CLASSES.indexOf(name)), 0);
}

/** Any of these says that there is more than one person; two of ONE say so together. */
const SEVERAL: number = bits(
  ...(['two girls', 'more girls', 'several girls', 'two boys', 'more boys', 'several boys'] as const),
  ...(['several others', 'crowd'] as const),
);
const ONE: number = bits('one girl', 'one boy', 'one other');
const VIEWS: number = bits('several views');
const SOLO: number = bits('solo');

/** Two sides that cannot both be true of one picture. */
export interface Opposition {
  readonly a: number;
  readonly b: number;
  /** What must be said besides for them to be opposed; 0 = nothing. */
  readonly given: number;
  /** What makes room for both. */
  readonly unless: number;
  /** Speaks of one person: says nothing where there may be two. */
  readonly ofOnePerson: boolean;
}

function opposed(a: number, b: number, more: Partial<Opposition> = {}): Opposition {
  return {a, b, given: 0, unless: 0, ofOnePerson: false, ...more};
}

const GIRLS: number = bits('two girls', 'more girls', 'several girls');
const BOYS: number = bits('two boys', 'more boys', 'several boys');

/** Pairs of sides; none holds where a picture shows several views or panels. */
const OPPOSITIONS: readonly Opposition[] = [
  opposed(bits('no humans'), GIRLS | bits('one girl')),
  opposed(bits('no humans'), BOYS | bits('one boy')),
  opposed(SOLO, GIRLS),
  opposed(SOLO, BOYS),
  opposed(SOLO, bits('one boy'), {given: bits('one girl')}),
  opposed(bits('one girl'), GIRLS),
  opposed(bits('two girls'), bits('more girls')),
  opposed(bits('one boy'), BOYS),
  opposed(bits('two boys'), bits('more boys')),
  opposed(bits('indoors'), bits('outdoors'), {unless: bits('threshold')}),
  opposed(bits('day'), bits('night')),
  opposed(bits('from above'), bits('from below')),
  opposed(bits('full body'), bits('part of the body'), {ofOnePerson: true}),
  opposed(bits('standing'), bits('not standing'), {ofOnePerson: true}),
  opposed(bits('short hair'), bits('long hair'), {ofOnePerson: true, unless: bits('hair of two lengths')}),
];

/** The classes of a tag by its match key, one bit each; 0 for the many that rule nothing out. */
export function tagClasses(key: string): number {
  return CLASS_OF.get(key) ?? 0;
}

const CLASS_OF: ReadonlyMap<string, number> = new Map(
  CLASSES.flatMap(name => MEMBERS[name].map(key => [key, bits(name)] as const)),
);

/** Whether a caption with these classes may show several people or several views: then it may hold two values of a group. */
export function showsSeveral(classes: number): boolean {
  const one = classes & ONE;
  return (classes & (SEVERAL | VIEWS)) !== 0 || (one & (one - 1)) !== 0;
}

/** The oppositions that a caption with these classes breaks. */
export function broken(classes: number): readonly Opposition[] {
  if ((classes & VIEWS) !== 0) return [];
  const isOne = (classes & (ONE | SOLO)) !== 0 && !showsSeveral(classes);
  return OPPOSITIONS.filter(
    ({a, b, given, unless, ofOnePerson}) =>
      (classes & a) !== 0 &&
      (classes & b) !== 0 &&
      (classes & given) === given &&
      (classes & unless) === 0 &&
      (isOne || !ofOnePerson),
  );
}
