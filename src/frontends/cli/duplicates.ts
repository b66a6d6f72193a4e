import {analyzeFully} from '../../analyze.ts';
import {TagnosisError} from '../../errors.ts';
import type {ImageStatistics} from '../../statistics/images.ts';
import {duplicatesText} from './duplicates-text.ts';
import {DUPLICATES_HELP, commandHelp} from './help.ts';
import {DUPLICATES_OPTIONS, parseOptions, type Parsed, textOption} from './options.ts';
import {ansi, plain} from './paint.ts';
import {progress} from './progress.ts';
import {settingsFor} from './settings.ts';
import {colourOf, widthOf} from './terminal.ts';
import type {ExitCode, World} from './world.ts';

/** `tagnosis duplicates <path>`: copies among the images of a folder, with or without captions. */
export async function duplicates(world: World, args: readonly string[]): Promise<ExitCode> {
  const parsed = parseOptions(args, DUPLICATES_OPTIONS, 'duplicates');
  if (parsed.values.has('help')) {
    world.print(commandHelp('duplicates', DUPLICATES_OPTIONS, DUPLICATES_HELP));
    return 0;
  }
  const [path, ...others] = parsed.paths;
  if (path === undefined || others.length > 0) {
    throw new TagnosisError('usage', 'duplicates takes one folder.', {
      hint: 'For example: tagnosis duplicates ./train',
    });
  }
  const images = await looked(world, path, parsed);
  if (images.unseen !== null) {
    throw new TagnosisError('image-engine-missing', images.unseen, {hint: 'Run: npm install --include=optional sharp'});
  }
  deliver(world, parsed, images);
  return 0;
}

async function looked(world: World, path: string, parsed: Parsed): Promise<ImageStatistics> {
  const {analyze} = await settingsFor(path, parsed, world);
  if (analyze.images === undefined) {
    throw new TagnosisError('usage', 'duplicates looks at images, and the settings say not to.', {
      hint: 'Leave out --no-images, --captions-only and images.enabled, or add --no-config.',
    });
  }
  const bar = world.errTty ? progress(world) : null;
  try {
    const {statistics} = await analyzeFully(path, {
      ...analyze,
      advice: false,
      images: {...analyze.images, ...(bar === null ? {} : {onProgress: bar.images})},
    });
    return statistics.images;
  } finally {
    bar?.clear();
  }
}

function deliver(world: World, parsed: Parsed, images: ImageStatistics): void {
  const format = textOption(parsed, 'format') ?? 'text';
  if (format !== 'text' && format !== 'json') {
    throw new TagnosisError('usage', `--format knows text and json, not "${format}".`, {
      hint: 'See: tagnosis duplicates --help',
    });
  }
  const paint = colourOf(world) && !parsed.values.has('no-color') ? ansi : plain;
  world.print(
    format === 'json'
      ? `${JSON.stringify(images, null, 2)}\n`
      : duplicatesText(images, {paint, width: widthOf(world), all: parsed.values.has('all')}),
  );
}
