import {TagnosisError} from '../../../errors.ts';
import type {HealthReport} from '../../../report/health-report.ts';
import type {Statistics} from '../../../statistics/statistics.ts';
import type {TagCounts} from '../../../statistics/tag-counts.ts';
import {groupBalanceView} from '../../../plots/views/group-balance.ts';
import {hillView} from '../../../plots/views/hill.ts';
import {lorenzView} from '../../../plots/views/lorenz.ts';
import {pillarsView} from '../../../plots/views/pillars.ts';
import {rankFrequencyView} from '../../../plots/views/rank-frequency.ts';
import {tokenLengthsView} from '../../../plots/views/token-lengths.ts';
import {topTagsView} from '../../../plots/views/top-tags.ts';
import {associationFigure, type HeatmapOptions} from './association-figure.ts';
import {checkOptions} from './check-options.ts';
import {communitiesFigure} from './communities-figure.ts';
import {cardHtml, cardText} from './dataset-card.ts';
import {displayable} from './displayable.ts';
import {duplicatesGallery, type DuplicatesOptions} from './duplicates-gallery.ts';
import {Figure} from './figure.ts';
import type {Gallery} from './gallery.ts';
import {judgedCorpus, type Loaded, openedOf} from './loaded.ts';
import {MetricResult} from './metric-result.ts';
import type {MetricId} from './metric-id.ts';
import {ReportResult} from './report-result.ts';
import {shownTop} from './shown-top.ts';
import {toldValue} from './told-value.ts';
import {unknownName} from './unknown-name.ts';
import type {Table} from './table.ts';
import {type AdviceRow, adviceTable} from './tables/advice-table.ts';
import {type ItemOptions, type ItemRow, itemTable} from './tables/item-table.ts';
import {type MetricRow, metricTable} from './tables/metric-table.ts';
import {type PairRow, pairTable, type PairTableOptions} from './tables/pair-table.ts';
import {type TagOptions, type TagRow, tagTable} from './tables/tag-table.ts';
import {givenOptions} from './given-options.ts';

/** More than any text encoder reads. */
const MOST_TOKENS = 1_000_000;

/** The data sets behind `Dataset` objects, for functions that take one: they are no part of what a reader sees. */
const LOADED = new WeakMap<Dataset, Loaded & {readonly label: string}>();

/** What was read for a data set that `load` gave. */
export function loadedOf(dataset: Dataset): Loaded & {readonly label: string} {
  const loaded = LOADED.get(dataset);
  if (loaded === undefined) throw new Error('no data set of load()');
  return loaded;
}

/** A data set that was read and judged: its figures, its tables, its advice. `load` makes one. */
export class Dataset {
  /** The last part of the path. */
  readonly name: string;
  /** 0 to 100; null where nothing could be judged. */
  readonly score: number | null;

  constructor(loaded: Loaded & {readonly label: string}) {
    LOADED.set(this, loaded);
    const {report} = loaded.analysis;
    this.name = report.dataset.name;
    this.score = report.score.value;
    displayable(this, {
      text: () => cardText(report),
      bundle: async () => ({'text/plain': cardText(report), 'text/html': cardHtml(report)}),
      bundleNow: () => ({'text/html': cardHtml(report)}),
    });
  }

  /** All that metrics were computed from. */
  get statistics(): Statistics {
    return loadedOf(this).analysis.statistics;
  }

  /** The whole report: as text, as a page, as JSON. */
  report(): ReportResult {
    return new ReportResult(loadedOf(this).analysis);
  }

  /** What to change, best first. */
  advice(): Table<AdviceRow> {
    return adviceTable(this.#report());
  }

  /** All metrics. */
  metrics(): Table<MetricRow> {
    return metricTable(this.#report());
  }

  /** One metric: value, score, interval, and what stands behind it as a figure. */
  metric(id: MetricId): MetricResult {
    const {metrics} = this.#report();
    const metric = typeof id === 'string' && Object.hasOwn(metrics, id) ? metrics[id] : undefined;
    if (metric !== undefined) return new MetricResult(id, metric);
    throw unknownName('metric', id, Object.keys(metrics));
  }

  /** The vocabulary as a table; the commonest tags first. */
  tags(options: TagOptions = {}): Table<TagRow> {
    return tagTable(this.#counts(), givenOptions(options));
  }

  /** Pairs of tags as a table, the strongest first. */
  pairs(options: PairTableOptions = {}): Table<PairRow> {
    const keys = new Set(this.#counts().keys);
    return pairTable(judgedCorpus(loadedOf(this), 'pairs()'), key => keys.has(key), givenOptions(options));
  }

  /** Items as a table: tags, tokens, size, notes, caption. */
  items(options: ItemOptions = {}): Table<ItemRow> {
    const {collected, collectOptions} = openedOf(loadedOf(this), 'items()');
    return itemTable(collected, collectOptions.counters, givenOptions(options));
  }

  /** The score of each pillar. */
  pillars(): Figure {
    return new Figure(pillarsView(this.#report()));
  }

  /** Tags by rank against the items that bear them, with Zipf's line; both axes logarithmic unless told otherwise. */
  rankFrequency(options: {readonly scale?: 'log' | 'linear'} = {}): Figure {
    const {scale = 'log'} = checkOptions('rankFrequency()', givenOptions(options), {scale: ['log', 'linear']});
    return new Figure(rankFrequencyView(this.#counts(), scale));
  }

  /** Share of all uses that the rarest x % of the tags hold, and the Gini coefficient. */
  lorenz(): Figure {
    return new Figure(lorenzView(this.#counts()));
  }

  /** Hill numbers for q from 0 to 3. */
  hill(): Figure {
    return new Figure(hillView(this.#counts()));
  }

  /** The commonest tags and the share of the items that bear them; at most 60. */
  topTags(options: {readonly top?: number} = {}): Figure {
    const {top = 30} = checkOptions('topTags()', givenOptions(options, ['top']), {top: 'any'});
    return new Figure(topTagsView(this.#counts(), shownTop(top)));
  }

  /** How the values of an exclusive group share the items; without a name, of the group that most items name. */
  groupBalance(name?: string): Figure {
    const {groups} = this.statistics;
    const [first] = groups.toSorted((a, b) => b.specified - a.specified);
    const group = name === undefined ? first : groups.find(one => one.name === name);
    if (group !== undefined) return new Figure(groupBalanceView(group));
    throw unknownName(
      'group',
      name ?? '',
      groups.map(one => one.name),
    );
  }

  /** How the commonest tags meet: a heat map of PMI or NPMI, at most 50 tags. */
  pmiHeatmap(options: HeatmapOptions = {}): Figure {
    return associationFigure(loadedOf(this), this.#counts(), givenOptions(options, ['top']));
  }

  /** Communities of tags that meet oftener than by chance, as a network of at most 60. */
  communities(options: {readonly top?: number} = {}): Figure {
    const {top = 60} = checkOptions('communities()', givenOptions(options, ['top']), {top: 'any'});
    return communitiesFigure(this.#report(), top);
  }

  /** How many captions have how many tokens, with the budget of the text encoder; or with another one. */
  tokenLengths(options: {readonly budget?: number} = {}): Figure {
    const {budget} = checkOptions('tokenLengths()', givenOptions(options), {budget: 'any'});
    const {tokenLengths} = this.statistics;
    if (budget !== undefined && !(typeof budget === 'number' && budget >= 1 && budget <= MOST_TOKENS)) {
      throw new TagnosisError('usage', `No text encoder has a budget of ${toldValue(budget)} tokens.`, {
        hint: `Give a number from 1 to ${MOST_TOKENS}.`,
      });
    }
    if (tokenLengths.kind === 'counted') return new Figure(tokenLengthsView(tokenLengths, budget));
    throw new TagnosisError('usage', `Tokens of ${this.name.slice(0, 60)} were not counted (${tokenLengths.kind}).`, {
      hint: this.#report().metrics['token-overflow']?.reason ?? 'Load captions, and name the tokenizer of the encoder.',
    });
  }

  /** Copies: of images, or of captions, cluster by cluster with thumbnails. */
  duplicates(options: DuplicatesOptions = {}): Gallery {
    return duplicatesGallery(loadedOf(this), givenOptions(options));
  }

  #report(): HealthReport {
    return loadedOf(this).analysis.report;
  }

  #counts(): TagCounts {
    const {tagCounts} = this.statistics;
    if (tagCounts !== null) return tagCounts;
    throw new TagnosisError(
      'usage',
      `${this.name.slice(0, 60)} has no tags: its captions are prose that is not English.`,
      {
        hint: 'items() and metrics() work all the same.',
      },
    );
  }
}
