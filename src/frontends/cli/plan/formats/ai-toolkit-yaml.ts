import {epochWords} from '../planned-subset.ts';
import type {TrainingPlan} from '../training-plan.ts';
import {quoted} from './quoted.ts';

/** ai-toolkit's data sets. Shuffling would move the trigger, and keep_tokens guards dropout only; flip_x adds copies. */
export function aiToolkitYaml(plan: TrainingPlan): string {
  const {name, header, subsets, regularisation, keep, captionExtension, resolution} = plan;
  const entries = [...subsets, ...regularisation].map(subset =>
    [
      `        - folder_path: ${quoted(subset.folder)}`,
      `          caption_ext: ${quoted(captionExtension.replace(/^\./, ''))}`,
      `          num_repeats: ${subset.repeats}  # ${epochWords(subset)}`,
      ...(subset.regularisation ? ['          is_reg: true'] : []),
      `          keep_tokens: ${keep}`,
      '          shuffle_tokens: false  # it would move the trigger',
      `          resolution: [${resolution}]`,
      '          flip_x: false',
    ].join('\n'),
  );
  return `${header.map(line => `# ${line}\n`).join('')}job: extension
config:
  name: ${quoted(name)}
  process:
    - type: sd_trainer
      datasets:
${entries.join('\n')}
`;
}
