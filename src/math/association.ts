/** A lift is this close to 1 where its logarithm is taken from the difference. */
const NEAR = 0.1;

/** How often two tags are in one item: N items, n of each, n of both. Expected numbers where captions have variants. */
export interface Meeting {
  readonly items: number;
  readonly first: number;
  readonly second: number;
  readonly both: number;
}

/** Lift p_xy / (p_x p_y): how many times as often they meet as if they had nothing to do with one another. Undefined where a tag never occurs. */
export function lift({items, first, second, both}: Meeting): number | undefined {
  return first > 0 && second > 0 ? (both * items) / (first * second) : undefined;
}

/** Pointwise mutual information ln lift, in nats; −∞ where they never meet. */
export function pmi(meeting: Meeting): number | undefined {
  const {items, first, second, both} = meeting;
  const ratio = lift(meeting);
  if (ratio === undefined) return undefined;
  // Near 1 the quotient's rounding would be all there is of the logarithm; the difference of whole numbers is exact.
  return Math.abs(ratio - 1) < NEAR ? Math.log1p((both * items - first * second) / (first * second)) : Math.log(ratio);
}

/**
 * Normalised pointwise mutual information PMI / −ln p_xy, in [−1, 1]: 1 = only ever together, 0 = by chance, −1 = never. Undefined where
 * a tag never occurs, and where both are in every item.
 * G. Bouma, "Normalized (Pointwise) Mutual Information in Collocation Extraction", GSCL 2009.
 */
export function npmi(meeting: Meeting): number | undefined {
  const {items, both} = meeting;
  const information = pmi(meeting);
  if (information === undefined || both >= items) return undefined;
  return both === 0 ? -1 : information / -Math.log(both / items);
}

/** Share of the first tag's items that bear the second too. Undefined where the first never occurs. */
export function confidence({first, both}: Pick<Meeting, 'first' | 'both'>): number | undefined {
  return first > 0 ? both / first : undefined;
}

/** Items with both over items with either, in [0, 1]; undefined where neither occurs. */
export function jaccardIndex({first, second, both}: Omit<Meeting, 'items'>): number | undefined {
  const either = first + second - both;
  return either > 0 ? both / either : undefined;
}
