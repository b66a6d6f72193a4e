import {profileOverrides} from '../../config/profile-options.ts';
import {PROFILES, type ProfileName} from '../../config/profiles.ts';
import {asTable, flagAt, numberAt, type Settings, type Table, tables, textAt, textsAt} from './settings-table.ts';
import type {CaptionOrigin, ConfiguredSubset, RepeatRule, TrainerConfig} from './trainer-config.ts';

interface Described {
  readonly folder: string | undefined;
  readonly repeats: number;
  readonly repeatRule?: RepeatRule;
  readonly captionExtension?: string | undefined;
  readonly captions?: CaptionOrigin | undefined;
  readonly recursive?: boolean;
  readonly regularisation?: boolean;
  readonly sideFolders?: readonly string[];
}

/** One subset of a trainer that ignores keys it does not know. Each entry is a data set of its own. */
function subset(profile: ProfileName, options: Table, told: Described): Omit<ConfiguredSubset, 'dataset'>[] {
  const {folder, captions} = told;
  if (folder === undefined && captions?.kind !== 'metadata') return [];
  return [
    {
      folder: folder ?? null,
      repeats: told.repeats,
      repeatRule: told.repeatRule ?? 'times',
      regularisation: told.regularisation ?? false,
      captions: captions ?? {kind: 'beside', extension: told.captionExtension ?? PROFILES[profile].captionExtension},
      recursive: told.recursive ?? PROFILES[profile].recursive,
      sideFolders: told.sideFolders ?? [],
      options: profileOverrides(PROFILES[profile], options),
    },
  ];
}

function config(profile: ProfileName, subsets: readonly Omit<ConfiguredSubset, 'dataset'>[]): TrainerConfig {
  return {profile, subsets: subsets.map((one, dataset) => ({...one, dataset})), notes: []};
}

const dotted = (extension: string | undefined): string | undefined =>
  extension === undefined || extension === '' || extension.startsWith('.') ? extension : `.${extension}`;

/** musubi-tuner: `[[datasets]]` with `image_directory` or `image_jsonl_file`. */
export function readMusubi(root: Table, file: string): TrainerConfig {
  const general = asTable(root.get('general')) ?? new Map<string, unknown>();
  const subsets = tables(root.get('datasets')).flatMap(own => {
    const settings = {table: new Map([...general, ...own]), file};
    const metadata = textAt(settings, 'image_jsonl_file');
    return subset('musubi', settings.table, {
      folder: textAt(settings, 'image_directory'),
      ...(metadata === undefined ? {} : {captions: {kind: 'metadata', file: metadata}}),
      repeats: numberAt(settings, 'num_repeats', 1),
      captionExtension: dotted(textAt(settings, 'caption_extension')),
      sideFolders: textsAt(settings, 'control_directory'),
    });
  });
  return config('musubi', subsets);
}

/** diffusion-pipe: `[[directory]]` with `path`; prefixes may stand above all directories. */
export function readDiffusionPipe(root: Table, file: string): TrainerConfig {
  const subsets = tables(root.get('directory')).flatMap(own => {
    const table = new Map([...root, ...own]);
    return subset('diffusion-pipe', table, {
      folder: textAt({table: own, file}, 'path'),
      repeats: numberAt({table, file}, 'num_repeats', 1),
      sideFolders: textsAt({table: own, file}, 'mask_path', 'control_path'),
    });
  });
  return config('diffusion-pipe', subsets);
}

/** OneTrainer: a list of concepts; `balancing` is repeats, or a number of samples. */
export function readOneTrainer(list: readonly Table[], file: string): TrainerConfig {
  const subsets = list
    .map((table): Settings => ({table, file}))
    .filter(concept => textAt(concept, 'path') !== undefined && flagAt(concept, 'enabled', true))
    .flatMap(concept => {
      const text = asTable(concept.table.get('text')) ?? new Map<string, unknown>();
      const image = asTable(concept.table.get('image')) ?? new Map<string, unknown>();
      const strategy = textAt(concept, 'balancing_strategy');
      return subset('onetrainer', new Map([...text, ...image]), {
        folder: textAt(concept, 'path'),
        repeats: numberAt(concept, 'balancing', 1),
        repeatRule: strategy === 'SAMPLES' ? 'samples' : 'balanced',
        recursive: flagAt(concept, 'include_subdirectories'),
        captions: promptSource({table: text, file}),
        regularisation: (textAt(concept, 'type') ?? 'STANDARD') !== 'STANDARD',
      });
    });
  return config('onetrainer', subsets);
}

/** `sample`: files beside the images; `concept`: one file for all; `filename`. */
function promptSource(text: Settings): CaptionOrigin | undefined {
  const source = textAt(text, 'prompt_source');
  if (source === 'filename') return {kind: 'file-name', underscores: 'kept'};
  return source === 'concept' ? {kind: 'prompt-file', file: textAt(text, 'prompt_path') ?? ''} : undefined;
}

/** ai-toolkit: `config.process[].datasets`, with the trigger one level up; repeats act above 1. */
export function readAiToolkit(root: Table, file: string): TrainerConfig {
  const processes = tables(asTable(root.get('config'))?.get('process'));
  const subsets = processes.flatMap(process => {
    const trigger = textAt({table: process, file}, 'trigger_word');
    return tables(process.get('datasets')).flatMap(own => {
      const table = trigger === undefined ? own : new Map<string, unknown>([['trigger_word', trigger], ...own]);
      const settings = {table, file};
      return subset('ai-toolkit', table, {
        folder: textAt(settings, 'folder_path', 'dataset_path'),
        repeats: Math.max(1, Math.floor(numberAt(settings, 'num_repeats', 1))),
        captionExtension: dotted(textAt(settings, 'caption_ext')),
        regularisation: flagAt(settings, 'is_reg'),
        sideFolders: textsAt(settings, 'mask_path', 'control_path'),
      });
    });
  });
  return config('ai-toolkit', subsets);
}
