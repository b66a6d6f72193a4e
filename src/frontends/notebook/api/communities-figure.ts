import {TagnosisError} from '../../../errors.ts';
import {communitiesView} from '../../../plots/views/communities.ts';
import {CAPS} from '../../../plots/view.ts';
import type {HealthReport} from '../../../report/health-report.ts';
import {Figure} from './figure.ts';
import {shownTop} from './shown-top.ts';

/** The network of tags that the mixture of a set is told by; the commonest tags. */
export function communitiesFigure({metrics, dataset}: HealthReport, top: number): Figure {
  const shown = shownTop(top, {least: 2, most: CAPS.nodes});
  const {detail, reason} = metrics['mixture'] ?? {};
  const network = detail?.network;
  if (network === undefined || network.edges.length === 0) {
    throw new TagnosisError('usage', `No communities of tags were found in ${dataset.name.slice(0, 60)}.`, {
      hint: reason ?? 'They need tags that are on three items or more and meet oftener than by chance.',
    });
  }
  const nodes = network.nodes.slice(0, shown);
  const edges = network.edges.filter(([a, b]) => a < nodes.length && b < nodes.length);
  return new Figure(communitiesView({nodes, edges}));
}
