import {type Alignment, mismatchShare} from '../../statistics/alignment/alignment.ts';
import {percent, plain} from '../numbers.ts';
import type {BarsView} from '../view.ts';

/** Images by rank of their own caption: those of mismatched captions lie even over all ranks, the others at the right. */
export function alignmentRanksView(alignment: Alignment): BarsView {
  const {n, bins, belowHalf, auc} = alignment;
  const share = mismatchShare(alignment);
  const edge = (bin: number): string => percent(bin / bins.length);
  return {
    kind: 'bars',
    across: 'columns',
    title:
      share > 0
        ? `About ${percent(share)} of the captions seem to belong to other images`
        : 'Captions fit their images better than others do',
    summary: `Of ${plain(n)} images, ${plain(belowHalf)} fit their own caption worse than half of the others; the mean rank is ${percent(auc)}.`,
    axis: {label: 'images', scale: 'linear', format: 'number'},
    of: 'share of other captions that fit worse than its own',
    bars: bins.map((value, bin) => ({
      label: edge(bin),
      value,
      group: bin < bins.length / 2 ? 'worse than half of the others' : 'better than half of the others',
      note: `${edge(bin)} to ${edge(bin + 1)}`,
    })),
    marks: [],
  };
}
