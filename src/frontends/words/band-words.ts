import type {HealthReport} from '../../report/health-report.ts';
import type {Band} from '../../scoring/score.ts';

const BANDS: Readonly<Record<Band, {readonly name: string; readonly says: string}>> = {
  good: {name: 'good', says: 'fit to train on'},
  caution: {name: 'caution', says: 'usable, with weak spots'},
  'needs-work': {name: 'needs work', says: 'mend this before training'},
  danger: {name: 'danger', says: 'training on this wastes your time'},
};

/** "caution", or "caution, provisional" where too little was measured for a verdict. */
export function bandName({band, partial}: HealthReport['score']): string {
  return band === null ? '' : `${BANDS[band].name}${partial ? ', provisional' : ''}`;
}

/** What the band means for the user. */
export function bandSays(band: Band): string {
  return BANDS[band].says;
}
