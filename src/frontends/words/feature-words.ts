import type {Comparison} from '../../report/comparison.ts';
import type {Feature} from '../../statistics/item-features.ts';

const NAMES: Readonly<Record<Feature, string>> = {
  pixels: 'Pixels',
  aspect: 'Aspect ratio',
  bytes: 'Bytes a file',
  brightness: 'Brightness',
  sharpness: 'Sharpness',
  tags: 'Tags an item',
  tokens: 'Tokens an item',
};

/** "Tags an item: 12 → 18 in the middle (D 0.43)", of each feature that moved beyond chance and by enough to matter. */
export function featureWords({features, distribution}: Pick<Comparison, 'features' | 'distribution'>): string[] {
  const isProse = 'unit' in distribution && distribution.unit === 'term';
  return (features ?? [])
    .filter(({flagged}) => flagged)
    .map(({feature, before, after, distance}) => {
      const medians = `${figure(feature, before)} → ${figure(feature, after)}`;
      const name = feature === 'tags' && isProse ? 'Terms an item' : NAMES[feature];
      return `${name}: ${medians} in the middle (D ${distance.toFixed(2)})`;
    });
}

function figure(feature: Feature, value: number): string {
  if (feature === 'pixels') return `${(value / 1e6).toFixed(2)} million`;
  if (feature === 'bytes') return `${Math.round(value / 1024)} KiB`;
  return feature === 'tags' || feature === 'tokens' ? String(Math.round(value * 10) / 10) : value.toPrecision(3);
}
