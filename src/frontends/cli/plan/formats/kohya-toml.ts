import {epochWords} from '../planned-subset.ts';
import type {TrainingPlan} from '../training-plan.ts';
import {quoted} from './quoted.ts';

/**
 * kohya sd-scripts v0.10.1: an unknown key stops it, repeats and keep_tokens are integers, and the number in `10_name`
 * means nothing under a settings file. Rates are not written: validation_split and network_multiplier must not stand as 0.
 */
export function kohyaToml({
  header,
  subsets,
  regularisation,
  shuffle,
  keep,
  captionExtension,
  resolution,
  batchSize,
  tokens,
}: TrainingPlan): string {
  const metadata = subsets.some(subset => subset.metadata !== null);
  const general = [
    ...header.map(line => `# ${line}`),
    '[general]',
    `shuffle_caption = ${shuffle}${shuffle ? '  # tags have no order; not together with cached text-encoder outputs' : ''}`,
    `keep_tokens = ${keep}${keep > 0 ? '  # the trigger stays in front' : ''}`,
    ...(metadata ? [] : [`caption_extension = ${quoted(captionExtension)}  # sd-scripts by itself reads .caption`]),
    ...(tokens === null
      ? []
      : [`# on the command line: --max_token_length=${tokens} (SD 1, SD 2 and SDXL), else captions are cut off`]),
  ];
  const dataset = [
    '[[datasets]]',
    `resolution = ${resolution}`,
    `batch_size = ${batchSize}`,
    'enable_bucket = true  # pictures keep their shape',
  ];
  const entries = [...subsets, ...regularisation].map(subset => {
    const {folder, metadata: table, repeats, classTokens} = subset;
    return [
      '[[datasets.subsets]]',
      `image_dir = ${quoted(folder)}`,
      ...(table === null ? [] : [`metadata_file = ${quoted(table)}`]),
      ...(classTokens === null || table !== null
        ? []
        : [`class_tokens = ${quoted(classTokens)}  # for images without a caption`]),
      ...(subset.regularisation ? ['is_reg = true  # as many are shown as others are'] : []),
      `num_repeats = ${repeats}  # ${epochWords(subset)}`,
    ].join('\n');
  });
  return `${[general.join('\n'), dataset.join('\n'), ...entries].join('\n\n')}\n`;
}
