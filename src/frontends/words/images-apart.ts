import type {Statistics} from '../../statistics/statistics.ts';

/** Said beside scores of a set whose images were not looked at: a check that does look gives others. */
export function imagesApart({images, dataset}: Pick<Statistics, 'images' | 'dataset'>): string[] {
  return images.unseen === null || dataset.captionsOnly
    ? []
    : ['Images were not looked at: these are the scores of check --no-images.'];
}
