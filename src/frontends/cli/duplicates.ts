import {analyzeCounts} from '../../analyze.ts';
import {collectFrom} from '../../open-set.ts';
import {TagnosisError} from '../../errors.ts';
import type {Looked} from '../html/copies-of.ts';
import {duplicatesOutput} from './duplicates-output.ts';
import {DUPLICATES_HELP, commandHelp} from './help.ts';
import {DUPLICATES_OPTIONS, parseOptions, type Parsed, textOption} from './options.ts';
import {progress} from './progress.ts';
import {settingsFor} from './settings.ts';
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
  const render = duplicatesOutput(world, parsed);
  const looked = await lookedAt(world, path, parsed);
  const {unseen} = looked.images;
  if (unseen !== null) {
    throw new TagnosisError('image-engine-missing', unseen, {hint: 'Run: npm install --include=optional sharp'});
  }
  deliver(world, parsed, await render(looked));
  return 0;
}

async function lookedAt(world: World, path: string, parsed: Parsed): Promise<Looked> {
  const {analyze} = await settingsFor(path, parsed, world);
  if (analyze.images === undefined) {
    throw new TagnosisError('usage', 'duplicates looks at images, and the settings say not to.', {
      hint: 'Leave out --no-images, --captions-only and images.enabled, or add --no-config.',
    });
  }
  const counted = analyzeCounts(path, {...analyze, advice: false});
  if (counted !== null) {
    const {dataset, images} = counted.analysis.statistics;
    return {name: dataset.name, images, opened: null};
  }
  const bar = world.errTty ? progress(world) : null;
  try {
    const opened = await collectFrom(path, {
      ...analyze,
      images: {...analyze.images, ...(bar === null ? {} : {onProgress: bar.images})},
    });
    const {dataset, images} = opened.collected.statistics;
    return {name: dataset.name, images, opened};
  } finally {
    bar?.clear();
  }
}

function deliver(world: World, parsed: Parsed, text: string): void {
  const output = textOption(parsed, 'output');
  if (output === undefined) {
    world.print(text);
    return;
  }
  world.write(output, text);
  world.warn(`Wrote ${output}\n`);
}
