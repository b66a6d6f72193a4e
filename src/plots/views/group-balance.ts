import type {GroupCounts} from '../../statistics/groups.ts';
import {cleanText} from '../clean-text.ts';
import {percent, plain} from '../numbers.ts';
import {type BarsView, CAPS} from '../view.ts';

/** How the values of one exclusive group share the items that name one. */
export function groupBalanceView({name, values, specified, unspecified}: GroupCounts): BarsView {
  const group = cleanText(name);
  const total = values.reduce((sum, {items}) => sum + items, 0);
  const [first] = values;
  const share = (items: number): number => (total === 0 ? 0 : items / total);
  return {
    kind: 'bars',
    across: 'rows',
    title:
      first === undefined || first.items === 0
        ? `No item names a value of ${group}`
        : `“${cleanText(first.value, 30)}” is ${percent(share(first.items))} of ${group}`,
    summary: `${group}: ${plain(values.length)} values over ${plain(specified)} items, ${plain(unspecified)} name none.`,
    axis: {
      label: 'share of the items that name a value',
      scale: 'linear',
      format: 'percent',
      ...(share(first?.items ?? 0) >= 0.4 ? {range: [0, 1] as const} : {}),
    },
    of: group,
    bars: values
      .slice(0, CAPS.bars)
      .map(({value, items}) => ({label: cleanText(value), value: share(items), note: `${plain(items)} items`})),
    marks: values.length > 1 ? [{value: 1 / values.length, label: 'all equal'}] : [],
  };
}
