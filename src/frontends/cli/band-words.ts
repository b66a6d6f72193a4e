import type {HealthReport} from '../../report/health-report.ts';
import type {Band} from '../../scoring/score.ts';
import type {Colour} from './paint.ts';

const BANDS: Readonly<Record<Band, {readonly name: string; readonly says: string; readonly colour: Colour}>> = {
  good: {name: 'good', says: 'fit to train on', colour: 'green'},
  caution: {name: 'caution', says: 'usable, with weak spots', colour: 'yellow'},
  'needs-work': {name: 'needs work', says: 'mend this before training', colour: 'yellow'},
  danger: {name: 'danger', says: 'training on this wastes your time', colour: 'red'},
};

/** "caution", or "caution, provisional" where too little was measured for a verdict. */
export function bandName({band, partial}: HealthReport['score']): string {
  return band === null ? '' : `${BANDS[band].name}${partial ? ', provisional' : ''}`;
}

/** What the band means for the user. */
export function bandSays(band: Band): string {
  return BANDS[band].says;
}

export function bandColour(band: Band): Colour {
  return BANDS[band].colour;
}

/** The colour of any score. */
export function scoreColour(score: number): Colour {
  if (score >= 80) return 'green';
  return score >= 40 ? 'yellow' : 'red';
}
