import {headTail} from '../../math/head-tail.ts';
import type {TagCounts} from '../../statistics/tag-counts.ts';
import {cleanText} from '../clean-text.ts';
import {percent, plain} from '../numbers.ts';
import {type BarsView, CAPS} from '../view.ts';

const ROLES = {content: 'content', trigger: 'trigger', quality: 'quality'} as const;

/** The commonest tags, and the share of the items that bear them. */
export function topTagsView(
  {df, keys, tags, roles, items, unit}: Pick<TagCounts, 'df' | 'keys' | 'tags' | 'roles' | 'items' | 'unit'>,
  top = 30,
): BarsView {
  const shown = headTail(df, keys).order.slice(0, Math.min(top, CAPS.bars));
  const share = (id: number): number => (items === 0 ? 0 : (df[id] ?? 0) / items);
  const bars = shown.map(id => ({
    label: cleanText(tags[id] ?? ''),
    value: share(id),
    note: `${plain(df[id] ?? 0)} of ${plain(items)} items`,
    group: ROLES[roles[id] ?? 'content'],
  }));
  const content = shown.find(id => roles[id] === 'content');
  return {
    kind: 'bars',
    across: 'rows',
    title:
      content === undefined
        ? `No ${unit}s besides trigger and quality tags`
        : `“${cleanText(tags[content] ?? '', 30)}” is in ${percent(share(content))} of the items`,
    summary: `The ${plain(bars.length)} commonest of ${plain(df.length)} ${unit}s: ${bars
      .slice(0, 3)
      .map(({label, value}) => `${label} ${percent(value)}`)
      .join(', ')}${bars.length > 3 ? ', …' : ''}.`,
    axis: {label: 'share of the items', scale: 'linear', format: 'percent'},
    of: unit,
    bars,
    marks: [],
  };
}
