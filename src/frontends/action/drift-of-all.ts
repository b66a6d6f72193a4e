import {createHash} from 'node:crypto';
import type {DriftVerdict} from '../../report/drift/verdict.ts';
import type {ActionReport, SetReport} from './action-report.ts';

/** Of all data sets: yes where one drifted, no where none did, else unknown. */
export function driftOfAll({sets}: ActionReport): DriftVerdict['drift'] {
  const told = sets.flatMap(({drift}) => drift?.drift ?? []);
  if (told.includes('yes')) return 'yes';
  return told.length > 0 && told.every(one => one === 'no') ? 'no' : 'unknown';
}

/** A short name for which sets drifted and in which bands they are: a person is told again only when it changes. */
export function gistOf(sets: readonly SetReport[]): string {
  const drifted = sets
    .filter(({drift}) => drift?.drift === 'yes')
    .map(({path, head}) => [path, head?.score.band ?? null] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(drifted)).digest('hex').slice(0, 16);
}
