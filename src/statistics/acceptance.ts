/** Ends of accepted pairs that name a picture: 2i for the one of pair i, 2i + 1 for the other. */
export type Ends = ReadonlySet<number>;

const NONE: Ends = new Set();

/** Pictures that belong together with nothing accepted among them, and what names them. */
interface Part {
  readonly first: number;
  readonly ends: Set<number>;
}

/** Which pairs of pictures the user has accepted; pictures that are one by now share what names any of them. */
export class Acceptance {
  #ends: ReadonlyMap<number, Ends>;
  readonly #used = new Set<number>();

  constructor(ends: ReadonlyMap<number, Ends> = new Map()) {
    this.#ends = ends;
  }

  /** Pairs of the list that accepted something so far. */
  get used(): ReadonlySet<number> {
    return this.#used;
  }

  accepts(a: number, b: number): boolean {
    return this.#meet(this.#ends.get(a) ?? NONE, this.#ends.get(b) ?? NONE);
  }

  /**
   * Parts groups in which pictures are accepted with each other: each goes to the first part that it is not accepted with. Groups
   * are told by their first picture, and made of units that stay whole, each told by its first too. O(pictures + parts × names).
   */
  split(groups: Uint32Array, units: Uint32Array): Uint32Array {
    const result = groups.slice();
    const touched = new Set([...this.#ends.keys()].map(unit => groups[unit]));
    const parts = new Map<number, Part[]>();
    const tried = new Map<string, number>();
    for (const [i, group] of groups.entries()) {
      if (!touched.has(group)) continue;
      const unit = units[i] ?? i;
      result[i] = unit === i ? this.#join(i, {parts: entry(parts, group), tried, group}) : (result[unit] ?? unit);
    }
    this.#ends = new Map([...parts.values()].flat().map(({first, ends}) => [first, ends]));
    return result;
  }

  /** Parts that refused a picture of these ends refuse the next one of them too. */
  #join(i: number, {parts, tried, group}: {parts: Part[]; tried: Map<string, number>; group: number}): number {
    const ends = this.#ends.get(i) ?? NONE;
    const name = `${group} ${[...ends].join(' ')}`;
    let at = tried.get(name) ?? 0;
    for (let part = parts[at]; part !== undefined && this.#meet(ends, part.ends); part = parts[at]) at++;
    tried.set(name, at);
    const part = parts[at] ?? {first: i, ends: new Set<number>()};
    parts[at] = part;
    for (const end of ends) part.ends.add(end);
    return part.first;
  }

  #meet(own: Ends, others: Ends): boolean {
    const met = [...own].filter(end => others.has(end ^ 1));
    for (const end of met) this.#used.add(end >> 1);
    return met.length > 0;
  }
}

function entry(parts: Map<number, Part[]>, group: number): Part[] {
  const known = parts.get(group) ?? [];
  parts.set(group, known);
  return known;
}
