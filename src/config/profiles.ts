/** The trainers whose reading habits we know: docs/profiles.md. */
export type ProfileName =
  | 'kohya'
  | 'kohya-gui'
  | 'musubi'
  | 'onetrainer'
  | 'ai-toolkit'
  | 'simpletuner'
  | 'diffusion-pipe'
  | 'diffusers';

/** How many tokens of a caption the text encoder reads. */
interface Budget {
  readonly encoder: 'clip' | 't5' | 'qwen' | 'gemma' | 'none';
  /** Content tokens for CLIP, all tokens otherwise; unused for `none`. */
  readonly tokens: number;
}

/** Changes of a picture while training that a caption may contradict. */
export type Augmentation = 'flip' | 'colour' | 'crop';

/** What a trainer really reads of a data set, and how. Facts: docs/profiles.md names versions and files. */
export interface Profile {
  readonly name: ProfileName;
  /** Lower case, with the dot. */
  readonly imageExtensions: readonly string[];
  /** `uniform`: all lower or all upper case only (a glob on a case-sensitive disk). */
  readonly extensionCase: 'uniform' | 'any';
  readonly recursive: boolean;
  /** What the trainer looks for unless told otherwise, or null when it has to be told. */
  readonly captionExtension: string | null;
  /** What happens to an image without any caption. */
  readonly withoutCaption: 'class-tokens' | 'empty' | 'drop' | 'crash';
  /** Whether a blank caption is trained as empty text, or treated as no caption. */
  readonly lines: 'first' | 'whole' | 'each-trimmed' | 'each-raw';
  readonly separator: string;
  readonly secondarySeparator: string | null;
  readonly keepTokens: number;
  readonly keepTokensSeparator: string | null;
  readonly shuffle: boolean;
  /** Tag dropout or token warm-up: like shuffle they make the trainer split and join the caption. */
  readonly splits: boolean;
  readonly wildcards: boolean;
  readonly prefix: string | null;
  readonly suffix: string | null;
  /** ai-toolkit's trigger_word, SimpleTuner's instance_prompt. */
  readonly trigger: string | null;
  /** Text used when there is no caption (ai-toolkit default_caption, OneTrainer concept prompt). */
  readonly defaultCaption: string | null;
  readonly normalisation: 'ftfy' | 'nfc';
  readonly budget: Budget;
  /** What the trainer does to pictures; nothing when absent. */
  readonly augments?: readonly Augmentation[];
  /** What it computes once, before any epoch; nothing that is known of when absent. */
  readonly caches?: readonly ('latents' | 'texts')[];
  /** Whether (tag:1.2) means a weight. */
  readonly weightedCaptions: boolean;
}

const CLIP: Budget = {encoder: 'clip', tokens: 75};

const KOHYA: Profile = {
  name: 'kohya',
  imageExtensions: ['.png', '.jpg', '.jpeg', '.webp', '.bmp', '.avif', '.jxl'],
  extensionCase: 'uniform',
  recursive: false,
  captionExtension: '.caption',
  withoutCaption: 'class-tokens',
  lines: 'first',
  separator: ',',
  secondarySeparator: null,
  keepTokens: 0,
  keepTokensSeparator: null,
  shuffle: false,
  splits: false,
  wildcards: false,
  prefix: null,
  suffix: null,
  trigger: null,
  defaultCaption: null,
  normalisation: 'ftfy',
  budget: CLIP,
  weightedCaptions: false,
};

const WHOLE_FILE = {...KOHYA, lines: 'whole', normalisation: 'nfc'} as const;

export const PROFILES: Readonly<Record<ProfileName, Profile>> = {
  kohya: KOHYA,
  'kohya-gui': {...KOHYA, name: 'kohya-gui', captionExtension: '.txt'},
  musubi: {
    ...WHOLE_FILE,
    name: 'musubi',
    imageExtensions: ['.png', '.jpg', '.jpeg', '.webp', '.bmp', '.avif'],
    captionExtension: null,
    withoutCaption: 'drop',
    budget: {encoder: 'qwen', tokens: 1024},
  },
  onetrainer: {
    ...KOHYA,
    name: 'onetrainer',
    imageExtensions: ['.bmp', '.jpg', '.jpeg', '.png', '.tif', '.tiff', '.webp', '.avif'],
    extensionCase: 'any',
    captionExtension: '.txt',
    withoutCaption: 'empty',
    lines: 'each-trimmed',
    keepTokens: 1,
    normalisation: 'nfc',
  },
  'ai-toolkit': {
    ...WHOLE_FILE,
    name: 'ai-toolkit',
    imageExtensions: ['.jpg', '.jpeg', '.png', '.webp'],
    extensionCase: 'any',
    recursive: true,
    captionExtension: '.txt',
    withoutCaption: 'empty',
  },
  simpletuner: {
    ...KOHYA,
    name: 'simpletuner',
    imageExtensions: [
      '.png',
      '.jpg',
      '.jpeg',
      '.webp',
      '.bmp',
      '.gif',
      '.tif',
      '.tiff',
      '.avif',
      '.jp2',
      '.tga',
      '.ppm',
    ],
    extensionCase: 'any',
    recursive: true,
    captionExtension: '.txt',
    withoutCaption: 'crash',
    lines: 'each-raw',
    normalisation: 'nfc',
  },
  'diffusion-pipe': {
    ...WHOLE_FILE,
    name: 'diffusion-pipe',
    imageExtensions: [
      '.png',
      '.jpg',
      '.jpeg',
      '.webp',
      '.bmp',
      '.gif',
      '.tif',
      '.tiff',
      '.avif',
      '.jp2',
      '.tga',
      '.ppm',
    ],
    extensionCase: 'any',
    captionExtension: '.txt',
    withoutCaption: 'drop',
    budget: {encoder: 'none', tokens: 0},
  },
  diffusers: {
    ...WHOLE_FILE,
    name: 'diffusers',
    imageExtensions: [
      '.png',
      '.jpg',
      '.jpeg',
      '.webp',
      '.bmp',
      '.gif',
      '.tif',
      '.tiff',
      '.avif',
      '.jp2',
      '.tga',
      '.ppm',
    ],
    extensionCase: 'any',
    recursive: true,
    captionExtension: null,
    withoutCaption: 'drop',
  },
};

/** Whether the trainer reads repeats and class tokens out of folder names (`10_cat`). */
export function readsFolderNames({name}: Profile): boolean {
  return name === 'kohya' || name === 'kohya-gui';
}
