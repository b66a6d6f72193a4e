import {type Alignment, NO_ALIGNMENT} from '../../src/statistics/alignment/alignment.ts';

/** What a model that can read the pictures would give for 100 of them, some captions of which belong to others. */
export function aligned(told: Partial<Alignment> = {}): Alignment {
  return {
    ...NO_ALIGNMENT,
    model: {fingerprint: '0'.repeat(32), dtype: 'fp32', device: 'cpu', templates: ['{}']},
    n: 100,
    effectiveCaptions: 4,
    belowHalf: 4,
    auc: 0.96,
    bins: Array.from({length: 20}, (_, i) => (i === 19 ? 96 : i < 4 ? 1 : 0)),
    top: 96,
    upper: 96,
    ...told,
  };
}
