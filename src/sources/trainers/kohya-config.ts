import {nearest} from '../../config/nearest.ts';
import {profileOverrides} from '../../config/profile-options.ts';
import {PROFILES} from '../../config/profiles.ts';
import {TagnosisError} from '../../errors.ts';
import type {Note} from '../notes.ts';
import {
  type ConfiguredSubset,
  flagAt,
  numberAt,
  type Table,
  tables,
  textAt,
  type TrainerConfig,
  asTable,
} from './trainer-config.ts';

const SUBSET_KEYS = `num_repeats image_dir class_tokens is_reg shuffle_caption token_warmup_min token_warmup_step
  caption_dropout_rate caption_dropout_every_n_epochs caption_tag_dropout_rate caption_extension conditioning_data_dir
  alpha_mask custom_attributes color_aug flip_aug random_crop face_crop_aug_range resize_interpolation metadata_file
  keep_tokens keep_tokens_separator secondary_separator enable_wildcard caption_separator caption_prefix caption_suffix
  cache_info`.split(/\s+/);
const DATASET_KEYS = `subsets batch_size resolution enable_bucket min_bucket_reso max_bucket_reso bucket_reso_steps
  bucket_no_upscale network_multiplier validation_seed validation_split`.split(/\s+/);

/**
 * `[general]`, `[[datasets]]`, `[[datasets.subsets]]` of kohya sd-scripts v0.10.1 (`library/config_util.py`): subset over
 * dataset over general. An unknown key stops that trainer, and us.
 */
export function readKohyaConfig(root: Table, file: string): TrainerConfig {
  const general = asTable(root.get('general')) ?? new Map<string, unknown>();
  refuseUnknown(root, ['general', 'datasets'], file);
  refuseUnknown(general, [...SUBSET_KEYS, ...DATASET_KEYS], file);
  const datasets = tables(root.get('datasets'));
  const merged = new Map<string, ConfiguredSubset>();
  const notes: Note[] = [];
  for (const dataset of datasets) {
    refuseUnknown(dataset, [...SUBSET_KEYS, ...DATASET_KEYS], file);
    const seen = new Set<string>();
    for (const table of tables(dataset.get('subsets'))) {
      refuseUnknown(table, SUBSET_KEYS, file);
      const subset = readSubset(new Map([...general, ...dataset, ...table]), file);
      if (seen.has(subset.folder)) {
        notes.push({code: 'subset-twice', place: subset.folder});
        continue;
      }
      seen.add(subset.folder);
      // Several datasets are resolutions of one set: the same folder again adds to its repeats.
      const before = merged.get(subset.folder);
      merged.set(subset.folder, before === undefined ? subset : {...before, repeats: before.repeats + subset.repeats});
    }
  }
  const subsets = [...merged.values()];
  const withMetadata = subsets.filter(({metadataFile}) => metadataFile !== undefined).length;
  if (withMetadata > 0 && withMetadata < subsets.length) {
    throw new TagnosisError(
      'config-mixed-methods',
      `${file}: ${withMetadata} of ${subsets.length} subsets have a metadata_file.`,
      {
        hint: 'sd-scripts wants it in all subsets or in none.',
      },
    );
  }
  return {profile: 'kohya', subsets, notes};
}

function readSubset(table: Table, file: string): ConfiguredSubset {
  const folder = textAt(table, 'image_dir');
  if (folder === undefined) {
    throw new TagnosisError('config-missing-key', `${file}: a subset has no image_dir.`, {
      hint: 'Each [[datasets.subsets]] needs image_dir = "folder".',
    });
  }
  const classTokens = textAt(table, 'class_tokens');
  const metadataFile = textAt(table, 'metadata_file');
  const repeats = numberAt(table, 'num_repeats', 1);
  if (!Number.isInteger(repeats)) {
    throw new TagnosisError('config-invalid-value', `${file}: num_repeats = ${repeats} is not whole.`, {
      hint: 'sd-scripts wants an integer of at least 1.',
    });
  }
  return {
    folder,
    repeats,
    regularisation: flagAt(table, 'is_reg'),
    ...(classTokens === undefined ? {} : {classTokens}),
    captionExtension: textAt(table, 'caption_extension') ?? null,
    recursive: false,
    ...(metadataFile === undefined ? {} : {metadataFile}),
    options: profileOverrides(PROFILES.kohya, table),
  };
}

function refuseUnknown(table: Table, known: readonly string[], file: string): void {
  for (const key of table.keys()) {
    if (known.includes(key)) continue;
    const near = nearest(key, known);
    throw new TagnosisError('config-unknown-key', `${file}: sd-scripts knows no key "${key}" here and stops.`, {
      hint: near === null ? 'Remove it.' : `Did you mean ${near}?`,
    });
  }
}
