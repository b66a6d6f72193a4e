import {nearest} from '../../config/nearest.ts';
import {profileOverrides} from '../../config/profile-options.ts';
import {PROFILES, type Profile} from '../../config/profiles.ts';
import {TagnosisError} from '../../errors.ts';
import {asTable, flagAt, numberAt, type Settings, type Table, textAt} from './settings-table.ts';
import type {CaptionOrigin, ConfiguredSubset, TrainerConfig} from './trainer-config.ts';

/** SimpleTuner: a list of backends; an epoch shows an image `repeats` + 1 times. */
export function readSimpleTuner(list: readonly Table[], file: string): TrainerConfig {
  const backends = list
    .map((table): Settings => ({table, file}))
    .filter(backend => isImages(backend) && !flagAt(backend, 'disabled'));
  const isCondition = (backend: Settings): boolean => textAt(backend, 'dataset_type') === 'conditioning';
  const conditions = backends.filter(isCondition).map(backend => textAt(backend, 'instance_data_dir') ?? '');
  const subsets = backends
    .filter(backend => !isCondition(backend))
    .map((backend, dataset): ConfiguredSubset => ({
      folder: textAt(backend, 'instance_data_dir') ?? '',
      dataset,
      repeats: numberAt(backend, 'repeats', 0) + 1,
      repeatRule: 'times',
      regularisation: flagAt(backend, 'is_regularisation_data'),
      captions: captionStrategy(backend),
      recursive: PROFILES.simpletuner.recursive,
      sideFolders: conditions,
      options: {...profileOverrides(PROFILES.simpletuner, backend.table), ...captionShuffle(backend)},
    }));
  return {profile: 'simpletuner', subsets, notes: []};
}

/** Caches of text embeddings stand in the same list; a table of addresses has no folder, and its strategy says so. */
function isImages(backend: Settings): boolean {
  return textAt(backend, 'instance_data_dir') !== undefined || textAt(backend, 'caption_strategy') === 'csv';
}

const STRATEGIES: readonly string[] = ['textfile', 'filename', 'instanceprompt', 'csv', 'parquet'];

function captionStrategy(backend: Settings): CaptionOrigin {
  const strategy = textAt(backend, 'caption_strategy') ?? 'textfile';
  switch (strategy) {
    case 'textfile':
      return {kind: 'beside', extension: PROFILES.simpletuner.captionExtension};
    case 'filename':
      return {kind: 'file-name', underscores: 'spaces'};
    case 'instanceprompt':
      if (textAt(backend, 'instance_prompt') !== undefined) return {kind: 'instance-prompt'};
      throw new TagnosisError('config-missing-key', `${backend.file}: instanceprompt without an instance_prompt.`, {
        hint: 'Add instance_prompt to that backend.',
      });
    case 'csv':
    case 'parquet':
      throw new TagnosisError(
        'layout-unsupported',
        `${backend.file}: captions of caption_strategy "${strategy}" are not read by this version.`,
        {hint: 'Check the table by itself if it is CSV or JSON lines, or write the captions into text files.'},
      );
    default: {
      const near = nearest(strategy, STRATEGIES);
      throw new TagnosisError('config-invalid-value', `${backend.file}: there is no caption_strategy "${strategy}".`, {
        hint: near === null ? `Known: ${STRATEGIES.join(', ')}.` : `Did you mean ${near}?`,
      });
    }
  }
}

/** `caption_shuffle`: all parts from `position_start` on change places. */
function captionShuffle({table, file}: Settings): Partial<Profile> {
  const own = asTable(table.get('caption_shuffle'));
  if (own === null) return {};
  const settings = {table: own, file};
  return {
    shuffle: flagAt(settings, 'enable'),
    keepTokens: Math.max(0, Math.floor(numberAt(settings, 'position_start', 0))),
  };
}
