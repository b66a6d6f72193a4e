import type {Band} from '../../scoring/score.ts';
import type {Colour} from './paint.ts';

const BANDS: Readonly<Record<Band, Colour>> = {good: 'green', caution: 'yellow', 'needs-work': 'yellow', danger: 'red'};

export function bandColour(band: Band): Colour {
  return BANDS[band];
}

/** The colour of any score. */
export function scoreColour(score: number): Colour {
  if (score >= 80) return 'green';
  return score >= 40 ? 'yellow' : 'red';
}
