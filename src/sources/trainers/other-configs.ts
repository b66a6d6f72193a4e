import {profileOverrides} from '../../config/profile-options.ts';
import {PROFILES, type ProfileName} from '../../config/profiles.ts';
import {
  asTable,
  type ConfiguredSubset,
  flagAt,
  numberAt,
  type Table,
  tables,
  textAt,
  type TrainerConfig,
} from './trainer-config.ts';

interface Described {
  readonly folder: string | undefined;
  readonly repeats: number;
  readonly captionExtension?: string | undefined;
  readonly recursive?: boolean;
  readonly metadataFile?: string | undefined;
  readonly captionsFrom?: ConfiguredSubset['captionsFrom'];
  readonly regularisation?: boolean;
}

/** One subset of a trainer that ignores keys it does not know. */
function subset(profile: ProfileName, table: Table, described: Described): ConfiguredSubset[] {
  const {folder, repeats, captionExtension, recursive, metadataFile, captionsFrom, regularisation = false} = described;
  if (folder === undefined && metadataFile === undefined) return [];
  return [
    {
      folder: folder ?? '',
      repeats,
      regularisation,
      captionExtension: captionExtension ?? PROFILES[profile].captionExtension,
      recursive: recursive ?? PROFILES[profile].recursive,
      ...(metadataFile === undefined ? {} : {metadataFile}),
      ...(captionsFrom === undefined ? {} : {captionsFrom}),
      options: profileOverrides(PROFILES[profile], table),
    },
  ];
}

/** musubi-tuner: `[[datasets]]` with `image_directory` or `image_jsonl_file`. */
export function readMusubi(root: Table): TrainerConfig {
  const general = asTable(root.get('general')) ?? new Map<string, unknown>();
  const subsets = tables(root.get('datasets')).flatMap(own => {
    const table = new Map([...general, ...own]);
    return subset('musubi', table, {
      folder: textAt(table, 'image_directory'),
      metadataFile: textAt(table, 'image_jsonl_file'),
      repeats: numberAt(table, 'num_repeats', 1),
      captionExtension: textAt(table, 'caption_extension'),
    });
  });
  return {profile: 'musubi', subsets, notes: []};
}

/** diffusion-pipe: `[[directory]]` with `path`; prefixes may stand above all directories. */
export function readDiffusionPipe(root: Table): TrainerConfig {
  const subsets = tables(root.get('directory')).flatMap(own => {
    const table = new Map([...root, ...own]);
    return subset('diffusion-pipe', table, {
      folder: textAt(own, 'path'),
      repeats: numberAt(table, 'num_repeats', 1),
    });
  });
  return {profile: 'diffusion-pipe', subsets, notes: []};
}

/** SimpleTuner: a list of backends; an epoch shows an image `repeats` + 1 times. */
export function readSimpleTuner(list: readonly Table[]): TrainerConfig {
  const strategies: Readonly<Record<string, ConfiguredSubset['captionsFrom']>> = {
    filename: 'file-name',
    instanceprompt: 'instance-prompt',
  };
  const subsets = list
    .filter(table => textAt(table, 'instance_data_dir') !== undefined && !flagAt(table, 'disabled'))
    .flatMap(table =>
      subset('simpletuner', table, {
        folder: textAt(table, 'instance_data_dir'),
        repeats: numberAt(table, 'repeats', 0) + 1,
        captionsFrom: strategies[textAt(table, 'caption_strategy') ?? ''],
        regularisation: flagAt(table, 'is_regularisation_data'),
      }),
    );
  return {profile: 'simpletuner', subsets, notes: []};
}

/** OneTrainer: a list of concepts; `balancing` is repeats, or a number of samples. */
export function readOneTrainer(list: readonly Table[]): TrainerConfig {
  const subsets = list
    .filter(table => textAt(table, 'path') !== undefined && flagAt(table, 'enabled', true))
    .flatMap(table => {
      const text = asTable(table.get('text')) ?? new Map<string, unknown>();
      return subset('onetrainer', text, {
        folder: textAt(table, 'path'),
        repeats: numberAt(table, 'balancing', 1),
        recursive: flagAt(table, 'include_subdirectories'),
        captionsFrom: textAt(text, 'prompt_source') === 'filename' ? 'file-name' : undefined,
        regularisation: textAt(table, 'type') === 'PRIOR_PREDICTION',
      });
    });
  return {profile: 'onetrainer', subsets, notes: []};
}

/** ai-toolkit: `config.process[].datasets`, with the trigger one level up; repeats act above 1. */
export function readAiToolkit(root: Table): TrainerConfig {
  const processes = tables(asTable(root.get('config'))?.get('process'));
  const subsets = processes.flatMap(process => {
    const trigger = textAt(process, 'trigger_word');
    return tables(process.get('datasets')).flatMap(own => {
      const table = trigger === undefined ? own : new Map<string, unknown>([['trigger_word', trigger], ...own]);
      return subset('ai-toolkit', table, {
        folder: textAt(table, 'folder_path', 'dataset_path'),
        repeats: Math.max(1, Math.floor(numberAt(table, 'num_repeats', 1))),
        captionExtension: textAt(table, 'caption_ext'),
        regularisation: flagAt(table, 'is_reg'),
      });
    });
  });
  return {profile: 'ai-toolkit', subsets, notes: []};
}
