import {TagnosisError} from '../../errors.ts';
import {type Feature, FEATURES} from '../../statistics/item-features.ts';
import {type ItemTable, sampleTable} from '../../statistics/item-table.ts';
import {loadStatistics, saveStatistics} from '../../statistics/saved.ts';
import {type Baseline, MOST_KEPT} from './baseline-file.ts';
import {BASELINE_FILE, type BaselineFile, type StoredItems} from './baseline-schema.ts';

/** One file for all data sets of a repository. The same bytes for the same sets. */
export function saveBaselines(baselines: readonly Baseline[]): string {
  const file: BaselineFile = {
    kind: 'tagnosis/baseline',
    schemaVersion: 1,
    datasets: baselines.map(({path, commit, report, statistics, table}) => ({
      path,
      commit,
      report,
      statistics: JSON.parse(saveStatistics(statistics)) as Readonly<Record<string, unknown>>,
      items: table === null ? null : storedItems(sampleTable(table, MOST_KEPT)),
    })),
  };
  return `${JSON.stringify(file)}\n`;
}

function storedItems({of, keys, contents, vocabulary, rows, features}: ItemTable): StoredItems {
  const lengths = Array.from(keys, (_, item) => (rows.offsets[item + 1] ?? 0) - (rows.offsets[item] ?? 0));
  const known = FEATURES.flatMap(name => {
    const values = [...features[name]];
    return values.every(Number.isNaN)
      ? []
      : [[name, values.map(value => (Number.isNaN(value) ? null : value))] as const];
  });
  return {
    of,
    keys,
    contents,
    tags: vocabulary.map(({key, display}) => [key, display] as const),
    lengths,
    rows: [...rows.tags],
    weights: rows.weights.every(weight => weight === 1) ? null : [...rows.weights],
    features: Object.fromEntries(known),
  };
}

/** Baselines of a file. Throws for what is damaged or of another version. */
export function loadBaselines(text: string, name: string): Baseline[] {
  const result = BASELINE_FILE.safeParse(parsed(text, name));
  if (!result.success) {
    const place = result.error.issues[0]?.path.map(String).join('.') ?? '';
    throw damaged(name, `"${place}" is missing or wrong`, result.error);
  }
  return result.data.datasets.map(({path, commit, report, statistics, items}) => {
    const loaded = loadStatistics(JSON.stringify(statistics), name);
    if (loaded === null) throw damaged(name, `the statistics of "${path}" are something else`);
    return {path, commit, report, statistics: loaded, table: items === null ? null : tableOf(items, name)};
  });
}

function tableOf(stored: StoredItems, name: string): ItemTable {
  const {of, keys, contents, tags, lengths, rows, weights, features} = stored;
  const offsets = new Uint32Array(keys.length + 1);
  for (const [item, length] of lengths.entries()) offsets[item + 1] = (offsets[item] ?? 0) + length;
  const isWhole =
    contents.length === keys.length &&
    lengths.length === keys.length &&
    offsets.at(-1) === rows.length &&
    (weights === null || weights.length === rows.length) &&
    rows.every(tag => tag < tags.length) &&
    FEATURES.every(feature => (features[feature] ?? keys).length === keys.length);
  if (!isWhole) throw damaged(name, 'its items do not fit each other');
  const valuesOf = (feature: Feature): readonly [Feature, Float64Array] => {
    const values = features[feature] ?? keys.map(() => null);
    return [feature, Float64Array.from(values, value => value ?? Number.NaN)];
  };
  return {
    of,
    keys,
    contents,
    vocabulary: tags.map(([key, display]) => ({key, display})),
    rows: {
      offsets,
      tags: Uint32Array.from(rows),
      weights: weights === null ? new Float64Array(rows.length).fill(1) : Float64Array.from(weights),
    },
    features: Object.fromEntries(FEATURES.map(valuesOf)) as Record<Feature, Float64Array>,
  };
}

function parsed(text: string, name: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw damaged(name, 'it is cut off or is not JSON', cause);
  }
}

function damaged(name: string, why: string, cause?: unknown): TagnosisError {
  return new TagnosisError('source-unreadable', `${name} is no baseline of this version: ${why}.`, {
    hint: 'Save it anew: tagnosis check PATH --save-baseline FILE',
    cause,
  });
}
