import type {TrainingPlan} from '../training-plan.ts';

/** SimpleTuner's backends: an epoch shows an image `repeats` + 1 times; text embeddings need an entry of their own. */
export function simpleTunerJson({subsets, regularisation, shuffle, keep, resolution}: TrainingPlan): string {
  const backends = [...subsets, ...regularisation].map(({folder, repeats, ...subset}, i) => ({
    id: `images-${i + 1}`,
    type: 'local',
    instance_data_dir: folder,
    caption_strategy: 'textfile',
    repeats: repeats - 1,
    resolution,
    resolution_type: 'pixel',
    crop: false,
    cache_dir_vae: `cache/vae/images-${i + 1}`,
    ...(subset.regularisation ? {is_regularisation_data: true} : {}),
    ...(shuffle ? {caption_shuffle: {enable: true, count: 1, position_start: keep}} : {}),
  }));
  const texts = {id: 'texts', type: 'local', dataset_type: 'text_embeds', default: true, cache_dir: 'cache/texts'};
  return `${JSON.stringify([...backends, texts], null, 2)}\n`;
}
