import {epochWords} from '../planned-subset.ts';
import type {TrainingPlan} from '../training-plan.ts';
import {quoted} from './quoted.ts';

/** diffusion-pipe's directories. It can keep no tag in place, so nothing is shuffled; repeats below 1 would show the same part every epoch. */
export function diffusionPipeToml({header, subsets, resolution}: TrainingPlan): string {
  const entries = subsets.map(subset =>
    [
      '[[directory]]',
      `path = ${quoted(subset.folder)}`,
      `num_repeats = ${subset.repeats}  # ${epochWords(subset)}`,
    ].join('\n'),
  );
  const general = [
    ...header.map(line => `# ${line}`),
    `resolutions = [${resolution}]`,
    'enable_ar_bucket = true  # pictures keep their shape',
    '# no cache_shuffle_num: it would move the trigger, and makes the epoch as many times longer',
  ];
  return `${[general.join('\n'), ...entries].join('\n\n')}\n`;
}
