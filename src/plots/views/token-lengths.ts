import type {TokenLengths} from '../../statistics/token-lengths.ts';
import {percent, plain} from '../numbers.ts';
import {type BarsView, CAPS} from '../view.ts';

type Counted = Extract<TokenLengths, {kind: 'counted'}>;

/** How long captions are, in classes of equal width, with the budget as a line; another budget than the trainer's can be tried. */
export function tokenLengthsView(counted: Counted, tried: number = counted.budget): BarsView {
  const {histogram, items, encoder, longest} = counted;
  const budget = Math.max(1, Math.floor(tried));
  const over = exceed(counted, budget);
  const width = classWidth(Math.max(longest, budget + 1));
  const count = Math.floor(Math.max(longest, budget) / width) + 1;
  const classes = new Float64Array(count);
  for (const [tokens, n] of histogram)
    classes[Math.floor(tokens / width)] = (classes[Math.floor(tokens / width)] ?? 0) + n;
  const share = items === 0 ? 0 : over / items;
  return {
    kind: 'bars',
    across: 'columns',
    title:
      over > 0
        ? `${percent(share)} of the captions exceed ${plain(budget)} tokens`
        : `No caption exceeds ${plain(budget)} tokens`,
    summary: `Token counts of ${plain(items)} captions for ${encoder}: the longest has ${plain(longest)}, ${plain(over)} exceed the ${plain(budget)} that are read.`,
    axis: {label: 'captions', scale: 'linear', format: 'number'},
    of: width === 1 ? 'tokens' : `tokens, in steps of ${plain(width)}`,
    bars: [...classes].map((value, i) => ({
      label: plain(i * width),
      value,
      group: i * width > budget ? 'not read to the end' : 'read',
      note: width === 1 ? `${plain(i)} tokens` : `${plain(i * width)} to ${plain((i + 1) * width - 1)} tokens`,
    })),
    marks: budgetsOf(counted, budget).map(tokens => {
      const exceeding = exceed(counted, tokens);
      const told = exceeding === 0 ? `budget ${plain(tokens)}` : `${plain(tokens)}: ${percent(exceeding / items)} over`;
      return {value: Math.floor(tokens / width), label: told};
    }),
  };
}

/** What trainers can set for CLIP: one, two or three windows of 75. */
const WINDOWS = [75, 150, 225];
/** Beyond, the names of the windows would lie on each other. */
const MOST_FOR_WINDOWS = 500;

/** The budget, and the other windows that some caption exceeds: what another setting would read. */
function budgetsOf({encoder, longest}: Counted, budget: number): number[] {
  if (encoder !== 'clip' || longest > MOST_FOR_WINDOWS || !WINDOWS.includes(budget)) return [budget];
  return WINDOWS.filter(tokens => tokens === budget || tokens < longest);
}

function exceed({histogram}: Counted, budget: number): number {
  return histogram.reduce((sum, [tokens, n]) => sum + (tokens > budget ? n : 0), 0);
}

/** 1, 2, 5, 10, 20, …: the narrowest that keeps the columns few enough to be seen. */
function classWidth(longest: number): number {
  for (let ten = 1; ; ten *= 10) {
    for (const width of [ten, 2 * ten, 5 * ten]) if (Math.floor(longest / width) + 1 <= CAPS.bars) return width;
  }
}
