import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {CONFIG_NAME} from '../../config/config-file.ts';
import {TagnosisError} from '../../errors.ts';
import {INIT_OPTIONS, parseOptions} from './options.ts';
import {commandHelp} from './help.ts';
import type {ExitCode, World} from './world.ts';

/** Every key with an example, commented out: a file that changes nothing until it is edited. */
const TEMPLATE = `# Settings of tagnosis for the data sets in and below this folder.
# Every line is optional; options on the command line win. What each means: tagnosis check --help

# Trainer whose reading habits count: auto, kohya, kohya-gui, musubi, onetrainer,
# ai-toolkit, simpletuner, diffusion-pipe, diffusers
# profile: kohya

# How the data set is read, where that is not found out by itself: docs/layouts.md
# layout: pairs
# captions: text
# caption-extension: .txt
# caption-column: prompt
# separator: ","

# What the set is to teach: character, style, concept, general
# purpose: character
# trigger: [sks]

# Tags that are meant to be in every caption
# allow: [white background]

# Exit with 1 when the score is lower (0-100)
# fail-under: 70
# Exit of compare with 1 when the score falls by so many points
# fail-on-drop: 2

# Metrics and pillars that judge; with a dash before it, those that do not
# metrics: [-near-duplicates]

# Also print how far the score would differ for another set like this one
# interval: true

# How images are looked at: mode auto, exact or fast
# images:
#   enabled: true
#   mode: auto
#   max-pixels: 100000000
#   max-bytes: 268435456
#   timeout-ms: 20000
#   jobs: 4
#   memory-mib: 1024
#   orientation: apply
#   alpha: drop

# What counts as a copy: bits in which hashes may differ, and what is looked for besides
# duplicates:
#   p-hash: 6
#   d-hash: 10
#   advisory: 10
#   transforms: [mirror, rotations]
#   ignore: # pairs that are meant: ids that tagnosis duplicates prints, or patterns of names
#     - ["3f2a91c", "77b01d2"]
#     - ["poses/*", "poses/*"]

# Where to keep what was seen and found; used only where this file is named with --config
# cache:
#   dir: ../.cache/tagnosis

# An image–text model (ONNX) that says whether captions belong to their images:
# its folder, beside this file or below. See docs/models.md
# alignment:
#   model: models/clip-vit-base-patch32
#   templates: ["{}", "a photo of {}", "anime illustration of {}"]

# The trainer's own options, where they change what is read
# options:
#   shuffle_caption: true
#   keep_tokens: 1

# Text encoder and the tokens it reads
# encoder: clip-225
# tokenizer.json of encoders that are not CLIP, beside this file or below
# tokenizers:
#   t5: t5/tokenizer.json

# Values of which an image has one; declared groups are scored
# groups:
#   setting: [indoors, outdoors]

# What the set should look like
# targets:
#   groups:
#     setting: {indoors: 0.3, outdoors: 0.7}
#   coverage:
#     smile: [0.2, 0.6]

# A site's list of tags, in a file beside this one: finds other names of tags
# taxonomy: danbooru.csv
# taxonomy-scheme: danbooru

# Another data set, beside this file or below, that shows which tags usually meet
# background: regularisation

# Larger captions are noted, not analysed; a larger data set stops the run
# max-caption-bytes: 65536
# max-items: 20000000

# Advice that you do not want, or have accepted
# advice:
#   off: [repeated-captions]
#   accept: ["nearly-always-tags:smile"]

# What the GitHub Action does besides: docs/action.md
# action:
#   paths: ["datasets/*"]
#   comment: on-change
#   fail-on: error
`;

/** `tagnosis init [folder]`: writes a commented configuration, and never over one that is there. */
export function init(world: World, args: readonly string[]): ExitCode {
  const {values, paths} = parseOptions(args, INIT_OPTIONS, 'init');
  if (values.has('help')) {
    world.print(commandHelp('init', INIT_OPTIONS));
    return 0;
  }
  if (values.has('print')) {
    world.print(TEMPLATE);
    return 0;
  }
  if (paths.length > 1) {
    throw new TagnosisError('usage', `init takes one folder, not ${paths.length}.`, {hint: 'Run it once for each.'});
  }
  const path = join(paths[0] ?? '.', CONFIG_NAME);
  if (existsSync(path) && !values.has('force')) {
    throw new TagnosisError('usage', `${path} is there already.`, {hint: 'Edit it, or replace it with --force.'});
  }
  world.write(path, TEMPLATE);
  world.warn(`Wrote ${path}\n`);
  return 0;
}
