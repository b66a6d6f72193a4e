import {jaccardIndex, pmi} from '../math/association.ts';
import type {Pairs} from '../statistics/pairs.ts';
import type {TagPair} from '../statistics/tag-pair.ts';
import type {Detail} from './detail.ts';
import {NO_CAPTIONS, nothingToJudge} from './distribution.ts';
import {defineMetric, type Metric} from './metric.ts';

/** PMI is clipped to this on both sides, for colour: twenty times as often as chance has it, or a twentieth. */
const CLIP: number = Math.log(20);
const SHOWN = 12;

/**
 * Share of pairs of tags that meet oftener than chance has it: one-sided hypergeometric tests on items of all pairs of tags in two items
 * or more (at most the 2,000 commonest), Benjamini–Hochberg at 5 %. In [0, 1]; undefined below two such tags, and below 20 items.
 * Its matrix: PMI = ln(p_xy / (p_x p_y)) of the commonest tags, clipped to ±ln 20.
 * K. W. Church, P. Hanks, "Word association norms, mutual information, and lexicography", Computational Linguistics 16 (1990) 22–29.
 */
export const pairs: Metric<'pairs' | 'tagCounts'> = defineMetric({
  id: 'pairs',
  code: 'M8',
  version: 1,
  title: 'Tags that go together',
  question: 'Which tags meet oftener, or more rarely, than chance has it?',
  unit: 'share',
  direction: 'neither',
  pillar: null,
  weight: 0,
  curve: null,
  needs: ['pairs', 'tagCounts'],
  restsOn: 'distribution',
  measure({pairs: found, tagCounts}) {
    const nothing = nothingToJudge(tagCounts);
    if (nothing !== null) return {notApplicable: nothing};
    if (found === null) return {notRun: NO_CAPTIONS};
    if (!found.testable) return {notRun: 'Fewer than 20 items: whether tags come together by chance cannot be tested.'};
    const {tags, counted, tested, met, meeting, shunning} = found;
    if (tested === 0) return {notApplicable: 'Fewer than two tags occur twice.'};
    const [together, apart] = [different(meeting.pairs), different(shunning.pairs)];
    return {
      value: meeting.total / tested,
      detail: {
        values: {
          tested,
          met,
          meeting: meeting.total,
          'meeting-shown': together.length,
          shunning: shunning.total,
          tags,
          counted,
        },
        rows: [...together, ...apart].map(pairRow),
        total: meeting.total + shunning.total,
        matrix: matrixOf(found),
        ...(counted < tags ? {remarks: [`Of ${tags} tags the ${counted} commonest are compared.`]} : {}),
      },
    };
  },
});

/** The first pairs of tags that no pair before has: seven tags that come together would fill the list with 21 pairs. */
function different(all: readonly TagPair[]): TagPair[] {
  const named = new Set<string>();
  const chosen = all.filter(({a, b}) => {
    const isNew = !named.has(a) && !named.has(b);
    if (isNew) named.add(a).add(b);
    return isNew;
  });
  return chosen.slice(0, SHOWN);
}

/** A pair as a row: how many items hold both, of how many. */
export function pairRow({a, b, nA, nB, nBoth, q}: TagPair): NonNullable<Detail['rows']>[number] {
  const jaccard = jaccardIndex({first: nA, second: nB, both: nBoth}) ?? 0;
  const sure = q === null ? '' : `, q ${q.toPrecision(2)}`;
  return {
    label: `${a} + ${b}`,
    value: nBoth,
    note: `of ${shown(nA)} and ${shown(nB)}, Jaccard ${jaccard.toFixed(2)}${sure}`,
  };
}

/** Expected numbers of captions with variants have thirds. */
function shown(n: number): string {
  return String(Number(n.toFixed(1)));
}

function matrixOf({items, matrix: {tags, n, both}}: Pairs): NonNullable<Detail['matrix']> {
  const at = (j: number, i: number, met: number): number | null => {
    const information = pmi({items, first: n[i] ?? 0, second: n[j] ?? 0, both: met});
    return information === undefined ? null : Math.max(-CLIP, Math.min(CLIP, information));
  };
  return {labels: tags, rows: both.map((row, j) => row.map((met, i) => at(j, i, met)))};
}
