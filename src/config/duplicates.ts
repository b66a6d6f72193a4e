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
}

export const DUPLICATE_RULES: DuplicateRules = {pHash: 6, dHash: 10, advisory: 10, transforms: ['mirror']};

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
  return {pHash, dHash, advisory, transforms: TRANSFORMS.filter(name => transforms.includes(name))};
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
