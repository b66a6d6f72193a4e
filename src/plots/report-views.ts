import type {HealthReport} from '../report/health-report.ts';
import type {Statistics} from '../statistics/statistics.ts';
import type {View} from './view.ts';
import {alignmentRanksView} from './views/alignment-ranks.ts';
import {communitiesView} from './views/communities.ts';
import {groupBalanceView} from './views/group-balance.ts';
import {hillView} from './views/hill.ts';
import {lorenzView} from './views/lorenz.ts';
import {pairMatrixView} from './views/pair-matrix.ts';
import {pillarsView} from './views/pillars.ts';
import {rankFrequencyView} from './views/rank-frequency.ts';
import {tokenLengthsView} from './views/token-lengths.ts';
import {topTagsView} from './views/top-tags.ts';

/** Groups that are drawn; a set rarely has more that say something. */
const GROUPS = 4;

/** Everything worth a look in a data set, in the order in which a report shows it. What there is nothing to draw of is left out. */
export function reportViews(report: HealthReport, {tagCounts, tokenLengths, groups, alignment}: Statistics): View[] {
  const matrix = report.metrics['pairs']?.detail?.matrix;
  const network = report.metrics['mixture']?.detail?.network;
  const hasTags = tagCounts !== null && tagCounts.df.length > 1;
  return [
    pillarsView(report),
    ...(alignment.bins.length > 0 ? [alignmentRanksView(alignment)] : []),
    ...(hasTags
      ? [topTagsView(tagCounts), rankFrequencyView(tagCounts), lorenzView(tagCounts), hillView(tagCounts)]
      : []),
    ...(matrix !== undefined && matrix.labels.length > 2 ? [pairMatrixView(matrix)] : []),
    ...(network !== undefined && network.nodes.length > 2 ? [communitiesView(network)] : []),
    ...(tokenLengths.kind === 'counted' && tokenLengths.longest > 0 ? [tokenLengthsView(tokenLengths)] : []),
    ...groups
      .filter(({specified}) => specified > 0)
      .toSorted((a, b) => Number(b.declared) - Number(a.declared) || b.specified - a.specified)
      .slice(0, GROUPS)
      .map(groupBalanceView),
  ];
}
