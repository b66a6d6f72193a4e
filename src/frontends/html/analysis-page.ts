import type {Analysis} from '../../analyze.ts';
import type {Thumbnail} from '../../engines/image/thumbnail.ts';
import {headTail} from '../../math/head-tail.ts';
import {toFigure} from '../../plots/static/svg.ts';
import {reportViews} from '../../plots/report-views.ts';
import {itemThumbnails} from '../item-thumbnails.ts';
import {alignmentSection, hasAlignmentSection, picturesOfAlignment} from './alignment-section.ts';
import {htmlReport, type Searchable} from './html-report.ts';

/** What a page holds for searching: more would make it slow to open. */
const [MOST_TAGS, MOST_ITEMS, MOST_CAPTION] = [20_000, 10_000, 400];
/** Characters of keys and captions in one page. */
const MOST_TEXT = 1_500_000;

/** The page of an analysis, with pictures and search. Brings the drawing library with it: load it when a page is asked for. */
export function analysisPage(analysis: Analysis, thumbnails: ReadonlyMap<string, Thumbnail> = new Map()): string {
  const {report, statistics} = analysis;
  const pictures = reportViews(report, statistics).map((view, i) => ({view, ...toFigure(view, `picture-${i}-`)}));
  const {alignment} = statistics;
  const pairs = hasAlignmentSection(alignment)
    ? alignmentSection({alignment, pictures: thumbnails, captionOf: captionsOf(analysis)})
    : null;
  return htmlReport({report, pictures, pairs, searchable: searchable(analysis)});
}

/** The page with small pictures of what is to be looked at, where the data set is at hand. */
export async function picturedPage(analysis: Analysis, signal?: AbortSignal): Promise<string> {
  const {source, statistics} = analysis;
  const wanted = picturesOfAlignment(statistics.alignment);
  if (source === undefined || wanted.length === 0) return analysisPage(analysis);
  return analysisPage(analysis, await itemThumbnails(source, wanted, signal));
}

/** The first caption of an item, cut. */
function captionsOf({corpus, statistics: {alignment}}: Analysis): (key: string) => string {
  const wanted = new Set(alignment.review.map(({key}) => key));
  const found = new Map<string, string>();
  for (const [row, item] of (corpus?.rowItem ?? []).entries()) {
    const key = corpus?.keys[item] ?? '';
    if (wanted.delete(key)) found.set(key, (corpus?.texts[row] ?? '').slice(0, MOST_CAPTION));
  }
  return key => found.get(key) ?? '';
}

/** Null where captions are not known. */
function searchable({statistics: {tagCounts}, corpus}: Analysis): Searchable | null {
  if (corpus === null) return null;
  const counts = tagCounts ?? {df: new Float64Array(0), keys: [], tags: []};
  const tags = headTail(counts.df, counts.keys)
    .order.slice(0, MOST_TAGS)
    .map(id => [counts.tags[id] ?? '', Number((counts.df[id] ?? 0).toPrecision(6))] as const);
  const items: (readonly [string, string])[] = [];
  let held = 0;
  for (let row = 0; row < corpus.rowItem.length && items.length < MOST_ITEMS && held < MOST_TEXT; row++) {
    const item = corpus.rowItem[row] ?? 0;
    if (row > 0 && item === corpus.rowItem[row - 1]) continue;
    const entry = [corpus.keys[item] ?? '', (corpus.texts[row] ?? '').slice(0, MOST_CAPTION)] as const;
    held += entry[0].length + entry[1].length;
    items.push(entry);
  }
  return {tags, items, total: corpus.keys.length};
}
