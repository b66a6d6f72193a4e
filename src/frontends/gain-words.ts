import type {Impact} from '../advice/finding.ts';

/** "worth 6.3 points"; null for a gain that is unknown, none, or that the eye would read as none. */
export function gainWords(impact: Impact | null): string | null {
  const points = impact?.dhs ?? 0;
  if (points < 0.05) return null;
  return `worth ${points.toFixed(1)} ${points.toFixed(1) === '1.0' ? 'point' : 'points'}`;
}
