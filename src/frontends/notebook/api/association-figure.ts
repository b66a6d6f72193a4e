import {TagnosisError} from '../../../errors.ts';
import {headTail} from '../../../math/head-tail.ts';
import {associationMatrixView, type MatrixOptions} from '../../../plots/views/association-matrix.ts';
import {CAPS} from '../../../plots/view.ts';
import {countPairs} from '../../../statistics/pair-counts.ts';
import type {TagCounts} from '../../../statistics/tag-counts.ts';
import {meetingOf} from '../../../statistics/tag-pair.ts';
import {checkOptions} from './check-options.ts';
import {Figure} from './figure.ts';
import {judgedCorpus, type Loaded} from './loaded.ts';
import {toldValue} from './told-value.ts';

export interface HeatmapOptions extends Partial<MatrixOptions> {
  /** How many tags, at most 50. */
  readonly top?: number;
}

const ORDERS = ['community', 'likeness', 'frequency'];

/** Beyond this coverage a tag meets all others by chance. */
const CONSTANT = 0.9;

/** A heat map of how the commonest tags meet; triggers, quality tags and what is nearly always there are left out. */
export function associationFigure(loaded: Loaded, counts: TagCounts, options: HeatmapOptions): Figure {
  checkOptions('pmiHeatmap()', options, {top: 'any', measure: ['pmi', 'npmi'], order: ORDERS});
  const {top = 30, measure = 'pmi', order = 'community'} = options;
  if (!(typeof top === 'number' && top >= 2 && top <= CAPS.cells)) {
    throw new TagnosisError('usage', `A heat map cannot have ${toldValue(top)} tags.`, {
      hint: `Give a number from 2 to ${CAPS.cells}.`,
    });
  }
  const corpus = judgedCorpus(loaded, 'pmiHeatmap()');
  const idOf = new Map([...corpus.vocabulary.keys()].map(id => [corpus.vocabulary[id]?.key ?? '', id]));
  const chosen = headTail(counts.df, counts.keys)
    .order.filter(id => (counts.df[id] ?? 0) < CONSTANT * counts.items && counts.roles[id] === 'content')
    .slice(0, Math.floor(top));
  const pairs = countPairs(corpus, {tags: Uint32Array.from(chosen, id => idOf.get(counts.keys[id] ?? '') ?? 0)});
  const tags = [...pairs.tags].map(tag => corpus.vocabulary[tag]?.display ?? '');
  const nodes = loaded.analysis.report.metrics['mixture']?.detail?.network?.nodes ?? [];
  const communityOf = new Map(nodes.map(({label, community}) => [label, community]));
  const community = nodes.length === 0 ? {} : {community: tags.map(tag => communityOf.get(tag) ?? nodes.length)};
  return new Figure(
    associationMatrixView({tags, meeting: (i, j) => meetingOf(pairs, i, j), ...community}, {measure, order}),
  );
}
