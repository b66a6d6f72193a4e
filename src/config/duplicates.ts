import {TagnosisError} from '../errors.ts';

/** What else a copy may be: its mirror image; turned by quarters of a turn, or flipped top to bottom. */
export const TRANSFORMS = ['mirror', 'rotations'] as const;
export type Transform = (typeof TRANSFORMS)[number];

/** What makes two pictures copies of each other: docs/images.md. */
export interface DuplicateRules {
  /** Bits in which the pHash of copies may differ, and the dHash. */
  readonly pHash: number;
  readonly dHash: number;
  /** Bits of pHash within which pictures look alike; at least `pHash`. */
  readonly advisory: number;
  readonly transforms: readonly Transform[];
  /** Pairs of pictures that are meant to be alike: each told by the name of its bytes, or by a pattern of keys. */
  readonly ignore: readonly IgnoredPair[];
}

/** Names of bytes are those of Git, or as many of their first digits as tell them apart; at least 7. */
export type IgnoredPair = readonly [string, string];

export const DUPLICATE_RULES: DuplicateRules = {
  pHash: 6,
  dHash: 10,
  advisory: 10,
  transforms: ['mirror'],
  ignore: [],
};

/** Most pairs, and most different patterns with a star or a question mark among them: each is held against every key. */
export const MOST_IGNORED = 1000;
export const MOST_PATTERNS = 100;
export const LONGEST_PATTERN = 500;

type Bounds = readonly [least: number, most: number];

/**
 * Bits that can be asked for. Beyond 16 of pHash no way of comparing all pairs is cheaper than comparing each with each, and of a
 * hundred thousand different pictures every one would look like another; half of the dHash is what pictures differ in by chance.
 */
export const DUPLICATE_BOUNDS: Readonly<Record<'pHash' | 'dHash' | 'advisory', Bounds>> = {
  pHash: [0, 16],
  dHash: [0, 32],
  advisory: [0, 16],
};

/** What is told over what holds otherwise; a wider radius of copies takes that of look-alikes along. */
export function duplicateRules(told: Partial<DuplicateRules> = {}): DuplicateRules {
  const {pHash = DUPLICATE_RULES.pHash, dHash = DUPLICATE_RULES.dHash, transforms = DUPLICATE_RULES.transforms} = told;
  const {advisory = Math.max(DUPLICATE_RULES.advisory, pHash)} = told;
  for (const [name, bits] of Object.entries({pHash, dHash, advisory})) checkBits(name, bits);
  if (advisory < pHash)
    throw wrong(`advisory is ${advisory}, below pHash, ${pHash}`, 'Copies look alike too: give more.');
  const unknown = transforms.find(name => !TRANSFORMS.includes(name));
  if (unknown !== undefined) throw wrong(`there is no transform "${unknown}"`, `Known: ${TRANSFORMS.join(', ')}.`);
  const ignore = ignoredPairs(told.ignore ?? []);
  return {pHash, dHash, advisory, transforms: TRANSFORMS.filter(name => transforms.includes(name)), ignore};
}

/** Each pair once, whatever the order in which it was told. */
function ignoredPairs(told: readonly IgnoredPair[]): IgnoredPair[] {
  const problem = wrongIgnored(told);
  if (problem !== null)
    throw wrong(`ignore ${problem}`, 'Give pairs: of ids that tagnosis duplicates prints, or patterns of keys.');
  const pairs = told.map(([a, b]): IgnoredPair => (b < a ? [b, a] : [a, b]));
  const named = new Map(pairs.map(pair => [JSON.stringify(pair), pair]));
  return [...named].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, pair]) => pair);
}

/** What is wrong with pairs as a whole, or null. */
export function wrongIgnored(told: readonly IgnoredPair[]): string | null {
  if (!Array.isArray(told)) return 'is not a list';
  if (told.length > MOST_IGNORED) return `has more than ${MOST_IGNORED} pairs`;
  const texts: readonly unknown[] = told.flat();
  const patterns = new Set(texts.filter(text => typeof text === 'string' && isPattern(text)));
  if (patterns.size > MOST_PATTERNS) return `has more than ${MOST_PATTERNS} patterns with * or ?`;
  const areAll = told.every(pair => Array.isArray(pair) && pair.length === 2 && pair.every(isName));
  return areAll ? null : `has a pair that is not two texts of up to ${LONGEST_PATTERN} characters`;
}

function isName(text: unknown): boolean {
  return typeof text === 'string' && text !== '' && text.length <= LONGEST_PATTERN;
}

/** Whether a text is to be held against every key. */
export function isPattern(text: string): boolean {
  return /[*?]/.test(text);
}

/** Whether nothing was told, or what holds anyway. */
export function isUsual(rules: DuplicateRules): boolean {
  return JSON.stringify(rules) === JSON.stringify(duplicateRules());
}

function checkBits(name: string, bits: number): void {
  const [least, most] = DUPLICATE_BOUNDS[name as keyof typeof DUPLICATE_BOUNDS];
  if (Number.isInteger(bits) && bits >= least && bits <= most) return;
  throw wrong(`${name} is ${bits}`, `Give a whole number of bits from ${least} to ${most}.`);
}

function wrong(what: string, hint: string): TagnosisError {
  return new TagnosisError('usage', `duplicates: ${what}.`, {hint});
}
