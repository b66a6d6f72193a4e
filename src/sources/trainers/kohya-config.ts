import {nearest} from '../../config/nearest.ts';
import {profileOverrides} from '../../config/profile-options.ts';
import {PROFILES} from '../../config/profiles.ts';
import {TagnosisError} from '../../errors.ts';
import {asTable, flagAt, numberAt, type Settings, type Table, tables, textAt, wrongType} from './settings-table.ts';
import type {ConfiguredSubset, TrainerConfig} from './trainer-config.ts';

type Kind = 'text' | 'flag' | 'number' | 'whole' | 'any';

const keys = (kind: Kind, names: string): [string, Kind][] => names.split(/\s+/).map(name => [name, kind]);

/** Keys with the types that sd-scripts checks (`ConfigSanitizer`); it stops at another type. */
const SUBSET_KEYS: ReadonlyMap<string, Kind> = new Map([
  ...keys('text', 'image_dir metadata_file class_tokens caption_extension caption_separator caption_prefix'),
  ...keys('text', 'caption_suffix keep_tokens_separator secondary_separator conditioning_data_dir'),
  ...keys('flag', 'is_reg shuffle_caption enable_wildcard cache_info alpha_mask color_aug flip_aug random_crop'),
  ...keys('whole', 'num_repeats keep_tokens token_warmup_min caption_dropout_every_n_epochs'),
  ...keys('number', 'token_warmup_step caption_dropout_rate caption_tag_dropout_rate'),
  ...keys('any', 'face_crop_aug_range custom_attributes resize_interpolation'),
]);
const DATASET_KEYS: ReadonlyMap<string, Kind> = new Map([
  ...keys('any', 'subsets resolution batch_size enable_bucket min_bucket_reso max_bucket_reso bucket_reso_steps'),
  ...keys('any', 'bucket_no_upscale network_multiplier validation_seed validation_split'),
]);
const BOTH: ReadonlyMap<string, Kind> = new Map([...SUBSET_KEYS, ...DATASET_KEYS]);

/**
 * `[general]`, `[[datasets]]`, `[[datasets.subsets]]` of kohya sd-scripts v0.10.1 (`library/config_util.py`): subset over
 * dataset over general. An unknown key or a wrong type stops that trainer, and us.
 */
export function readKohyaConfig(root: Table, file: string): TrainerConfig {
  const general = asTable(root.get('general')) ?? new Map<string, unknown>();
  check({table: root, file}, new Map(keys('any', 'general datasets')));
  check({table: general, file}, BOTH);
  const subsets = tables(root.get('datasets')).flatMap((dataset, index) => {
    check({table: dataset, file}, BOTH);
    const own = tables(dataset.get('subsets')).map(subset => {
      check({table: subset, file}, SUBSET_KEYS);
      return readSubset({table: new Map([...general, ...dataset, ...subset]), file}, index);
    });
    refuseMixed(own, file);
    return own;
  });
  return {profile: 'kohya', subsets, notes: []};
}

/** One data set is trained by one method; another `[[datasets]]` may have the other. */
function refuseMixed(subsets: readonly ConfiguredSubset[], file: string): void {
  const withMetadata = subsets.filter(({captions}) => captions.kind === 'metadata').length;
  if (withMetadata > 0 && withMetadata < subsets.length) {
    const message = `${file}: ${withMetadata} of ${subsets.length} subsets have a metadata_file.`;
    throw new TagnosisError('config-mixed-methods', message, {
      hint: 'Within [[datasets]] sd-scripts wants it in all subsets or in none.',
    });
  }
}

function readSubset(settings: Settings, dataset: number): ConfiguredSubset {
  const {table, file} = settings;
  const folder = textAt(settings, 'image_dir');
  const metadata = textAt(settings, 'metadata_file');
  if (metadata === undefined && (folder === undefined || folder === '')) {
    throw new TagnosisError('config-missing-key', `${file}: a subset has no image_dir.`, {
      hint: 'Each [[datasets.subsets]] needs image_dir = "folder".',
    });
  }
  const classTokens = textAt(settings, 'class_tokens');
  const condition = textAt(settings, 'conditioning_data_dir');
  return {
    folder: folder ?? null,
    dataset,
    repeats: numberAt(settings, 'num_repeats', 1),
    repeatRule: 'times',
    regularisation: flagAt(settings, 'is_reg'),
    ...(classTokens === undefined ? {} : {classTokens}),
    captions:
      metadata === undefined
        ? {kind: 'beside', extension: withDot(textAt(settings, 'caption_extension'))}
        : {kind: 'metadata', file: metadata},
    recursive: false,
    sideFolders: condition === undefined ? [] : [condition],
    options: profileOverrides(PROFILES.kohya, table),
  };
}

/** sd-scripts adds a missing dot. */
function withDot(extension: string | undefined): string | null {
  if (extension === undefined) return null;
  return extension === '' || extension.startsWith('.') ? extension : `.${extension}`;
}

/** Every key is known and has the type that sd-scripts wants. */
function check(settings: Settings, known: ReadonlyMap<string, Kind>): void {
  const {table, file} = settings;
  for (const [key, value] of table) {
    const kind = known.get(key);
    if (kind === undefined) throw unknownKey(key, [...known.keys()], file);
    if (kind === 'any') continue;
    if (value === null) throw wrongType({file, name: key, value}, 'a value', `a value, or leave ${key} out`);
    if (kind === 'text') textAt(settings, key);
    else if (kind === 'flag') flagAt(settings, key);
    else if (!Number.isInteger(numberAt(settings, key, 0)) && kind === 'whole') {
      throw wrongType({file, name: key, value}, 'whole', `an integer: sd-scripts takes no other number for ${key}`);
    }
  }
}

function unknownKey(key: string, known: readonly string[], file: string): TagnosisError {
  const near = nearest(key, known);
  return new TagnosisError('config-unknown-key', `${file}: sd-scripts knows no key "${key}" here and stops.`, {
    hint: near === null ? 'Remove it.' : `Did you mean ${near}?`,
  });
}
