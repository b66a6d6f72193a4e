import {sum} from './entropy.ts';
import {rareCounts, tailHarmonics, unseenPart, wholeCount} from './incidence.ts';

/** Which item bears which tags: row r bears tags[offsets[r] … offsets[r + 1] − 1] with its weight; an item's rows are neighbours. */
export interface IncidenceRows {
  readonly rowItem: Uint32Array;
  readonly rowWeight: Float64Array;
  readonly offsets: Uint32Array;
  readonly tags: Uint32Array;
}

/**
 * Jackknife standard error over items of the entropy estimate `incidenceEntropy`, in nats: √((N − 1)/N Σ (Ĥ₋ᵢ − mean)²), Ĥ₋ᵢ
 * the estimate without item i. Undefined below three items, or where one item holds all uses. Tags with df = 0 are passed
 * over. O(N + V + tag uses): leaving an item out changes the counts of its own tags only.
 * B. Efron, C. Stein, "The Jackknife Estimate of Variance", The Annals of Statistics 9 (1981) 586–596.
 */
export function incidenceEntropyError(df: Float64Array, items: number, rows: IncidenceRows): number | undefined {
  if (items < 3) return undefined;
  const {rowItem, rowWeight, offsets, tags} = rows;
  const leaveOut = new LeaveOut(df, items);
  const estimates = new Float64Array(items);
  for (let item = 0, row = 0; item < items; item++) {
    const first = row;
    while (row < rowItem.length && rowItem[row] === item) row++;
    if (row - first === 1) {
      const share = rowWeight[first] ?? 0;
      for (let i = offsets[first] ?? 0, end = offsets[row] ?? 0; i < end; i++) leaveOut.take(tags[i] ?? 0, share);
    } else {
      for (const [tag, share] of sharesOf(rows, first, row)) leaveOut.take(tag, share);
    }
    estimates[item] = leaveOut.estimate();
  }
  const mean = sum(estimates) / items;
  const error = Math.sqrt(((items - 1) / items) * sum(estimates.map(one => (one - mean) ** 2)));
  return Number.isNaN(error) ? undefined : error;
}

/** What an item with several rows adds to the count of each tag. */
function sharesOf({rowWeight, offsets, tags}: IncidenceRows, from: number, to: number): ReadonlyMap<number, number> {
  const shares = new Map<number, number>();
  for (let row = from; row < to; row++) {
    for (const tag of tags.subarray(offsets[row], offsets[row + 1])) {
      shares.set(tag, (shares.get(tag) ?? 0) + (rowWeight[row] ?? 0));
    }
  }
  return shares;
}

/** The estimate without one item, whose tags are taken away before it is asked for. */
class LeaveOut {
  readonly #df: Float64Array;
  /** Items that are left. */
  readonly #items: number;
  readonly #uses: number;
  readonly #seen: number;
  readonly #rare: {readonly once: number; readonly twice: number};
  /** (y/N)·Σ_{k=y}^{N−1} 1/k by y. */
  readonly #part: Float64Array;
  /** What the parts change by when a whole item that bears the tag goes. */
  readonly #change: Float64Array;
  readonly #unseen = new Map<string, number>();
  #goneUses = 0;
  #goneSeen = 0;
  #goneOnce = 0;
  #goneTwice = 0;

  constructor(df: Float64Array, items: number) {
    this.#df = df;
    this.#items = items - 1;
    this.#uses = sum(df);
    this.#rare = rareCounts(df);
    this.#part = tailHarmonics(items - 1).map((h, y) => (y / (items - 1)) * h);
    this.#seen = sum(df.map(n => this.#partOf(wholeCount(n))));
    this.#change = df.map(n => this.#partOf(wholeCount(n)) - this.#partOf(wholeCount(n - 1)));
  }

  take(tag: number, share: number): void {
    const n = this.#df[tag] ?? 0;
    if (n === 0) return;
    this.#goneUses += share;
    if (share === 1) this.#goneSeen += this.#change[tag] ?? 0;
    else this.#goneSeen += this.#partOf(wholeCount(n)) - this.#partOf(wholeCount(n - share));
    // Common tags stay common.
    if (n > 4) return;
    const [before, after] = [wholeCount(n), wholeCount(n - share)];
    this.#goneOnce += Number(before === 1) - Number(after === 1);
    this.#goneTwice += Number(before === 2) - Number(after === 2);
  }

  /** Ĥ of what is left, not a number when nothing is; then nothing is taken away any more. */
  estimate(): number {
    const uses = this.#uses - this.#goneUses;
    const inner = this.#seen - this.#goneSeen + this.#unseenPart();
    const estimate = uses > 0 ? (this.#items / uses) * inner + Math.log(uses / this.#items) : Number.NaN;
    this.#goneUses = 0;
    this.#goneSeen = 0;
    this.#goneOnce = 0;
    this.#goneTwice = 0;
    return estimate;
  }

  #partOf(y: number): number {
    return this.#part[Math.min(y, this.#items)] ?? 0;
  }

  #unseenPart(): number {
    const once = this.#rare.once - this.#goneOnce;
    const twice = this.#rare.twice - this.#goneTwice;
    const name = `${once} ${twice}`;
    const known = this.#unseen.get(name);
    if (known !== undefined) return known;
    const part = unseenPart(this.#items, once, twice);
    this.#unseen.set(name, part);
    return part;
  }
}
