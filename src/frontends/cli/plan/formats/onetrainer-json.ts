import type {TrainingPlan} from '../training-plan.ts';

/**
 * OneTrainer's list of concepts. SAMPLES with a whole number: REPEATS would floor n × float. Delimiter and kept tags are
 * written, since it keeps one tag by itself.
 */
export function oneTrainerJson({subsets, regularisation, shuffle, keep}: TrainingPlan): string {
  const concepts = [...subsets, ...regularisation].map(({name, folder, items, repeats, ...subset}) => ({
    __version: 2,
    name: name === '' ? 'images' : name,
    path: folder,
    enabled: true,
    type: subset.regularisation ? 'PRIOR_PREDICTION' : 'STANDARD',
    include_subdirectories: false,
    balancing: items * repeats,
    balancing_strategy: 'SAMPLES',
    text: {enable_tag_shuffling: shuffle, keep_tags_count: keep, tag_delimiter: ','},
    image: {enable_random_flip: false},
  }));
  return `${JSON.stringify(concepts, null, 2)}\n`;
}
