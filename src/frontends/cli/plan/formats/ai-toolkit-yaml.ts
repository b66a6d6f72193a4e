import type {TrainingPlan} from '../training-plan.ts';
import {quoted} from './quoted.ts';

/** ai-toolkit's data sets. Shuffling would move the trigger, and keep_tokens guards dropout only; flip_x adds copies. */
export function aiToolkitYaml({name, subsets, keep, captionExtension, resolution}: TrainingPlan): string {
  const entries = subsets.map(({folder, items, repeats, from}) =>
    [
      `        - folder_path: ${quoted(folder)}`,
      `          caption_ext: ${quoted(captionExtension.replace(/^\./, ''))}`,
      `          num_repeats: ${repeats}  # ${items} × ${repeats} = ${items * repeats} an epoch${repeats === from ? '' : `, ${from} before`}`,
      `          keep_tokens: ${keep}`,
      '          shuffle_tokens: false  # it would move the trigger',
      `          resolution: [${resolution}]`,
      '          flip_x: false',
    ].join('\n'),
  );
  return `job: extension
config:
  name: ${quoted(name)}
  process:
    - type: sd_trainer
      datasets:
${entries.join('\n')}
`;
}
