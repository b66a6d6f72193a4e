import type {CountedMixture} from '../statistics/mixture.ts';
import {anchors} from './curve.ts';
import type {Detail} from './detail.ts';
import {nothingToJudge} from './distribution.ts';
import {defineMetric, type Metric} from './metric.ts';

const REMARK = 'Rows are the tags that tell the parts apart, with their share of the part.';

/**
 * How much the set looks like two that were put together: (d − c)/(1 − c) · 4ab/N², d = 1 − J_b/J_w, with J_w and J_b the mean Jaccard
 * similarity of two captions of one part and of different parts, a and b the items of the parts, c = 2/√N what chance gives. The parts are communities of
 * tags that meet oftener than by chance, joined in two the most telling way. In [0, 1]; 0 for one community, and where the
 * smaller part is below a tenth. docs/metrics/mixture.md has the whole way.
 */
export const mixture: Metric<'mixture' | 'tagCounts'> = defineMetric({
  id: 'mixture',
  code: 'M9',
  version: 1,
  title: 'Mixture',
  question: 'Is this one set, or two that were put together?',
  unit: 'ratio',
  direction: 'lower-is-better',
  pillar: 'structure',
  weight: 0.5,
  curve: anchors({ideal: 0.35, good: 0.5, poor: 0.75, worst: 1}), // docs/calibration.md#mixture
  needs: ['mixture', 'tagCounts'],
  restsOn: 'distribution',
  measure({mixture: counted, tagCounts}) {
    const nothing = nothingToJudge(tagCounts);
    if (nothing !== null || counted === null) return {notApplicable: nothing ?? ''};
    if (counted.kind === 'no-captions') return {notRun: 'Which tags meet is told by captions only.'};
    return {value: counted.value, detail: detailOf(counted)};
  },
});

function detailOf(counted: CountedMixture): Detail {
  const {nodes, edges, communities, within, between, parts, significance, stability, network} = counted;
  const [larger, smaller] = parts;
  const rows = parts.flatMap(({telling, items}, part) =>
    telling.map(({tag, here}) => ({label: tag, value: here / items, note: `part ${part + 1}`})),
  );
  return {
    values: {
      nodes,
      edges,
      communities,
      within,
      between,
      larger: larger?.items ?? null,
      smaller: smaller?.items ?? null,
      modularity: significance?.communities.q ?? null,
      z: significance?.communities.z ?? null,
      'parts-modularity': significance?.parts.q ?? null,
      'parts-z': significance?.parts.z ?? null,
      stability,
    },
    ...(rows.length === 0 ? {} : {rows, total: rows.length, remarks: [REMARK]}),
    ...(network === null ? {} : {network}),
  };
}
