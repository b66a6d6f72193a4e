import {aiToolkitYaml} from './formats/ai-toolkit-yaml.ts';
import {diffusionPipeToml} from './formats/diffusion-pipe-toml.ts';
import {kohyaToml} from './formats/kohya-toml.ts';
import {oneTrainerJson} from './formats/onetrainer-json.ts';
import {simpleTunerJson} from './formats/simpletuner-json.ts';
import type {Trainer} from './trainers.ts';
import type {TrainingPlan} from './training-plan.ts';

const FORMATS: Readonly<Record<Trainer, (plan: TrainingPlan) => string>> = {
  kohya: kohyaToml,
  onetrainer: oneTrainerJson,
  'ai-toolkit': aiToolkitYaml,
  simpletuner: simpleTunerJson,
  'diffusion-pipe': diffusionPipeToml,
};

/** What files of a trainer's settings end in. */
export const ENDINGS: Readonly<Record<Trainer, string>> = {
  kohya: '.toml',
  onetrainer: '.json',
  'ai-toolkit': '.yaml',
  simpletuner: '.json',
  'diffusion-pipe': '.toml',
};

/** A plan in its trainer's own format. */
export function settingsText(plan: TrainingPlan): string {
  return FORMATS[plan.trainer](plan);
}

/** A path without its ending: what is written beside it begins like this. */
export function stemOf(path: string): string {
  return path.replace(/(?<=[^/\\])\.[^./\\]+$/, '');
}
