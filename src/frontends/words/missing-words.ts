import type {HealthReport} from '../../report/health-report.ts';

const NOT_YET = 'This version does not measure it.';

interface Missing {
  readonly titles: readonly string[];
  readonly why: string;
}

/** What has no value, by the reason for it; what this version cannot do comes last. */
export function missing({unmeasured, metrics}: HealthReport): Missing[] {
  const reasons = new Map<string, string[]>();
  const add = (why: string, title: string): void => void reasons.set(why, [...(reasons.get(why) ?? []), title]);
  for (const {title, status, weight, reason} of Object.values(metrics)) {
    // Scored metrics that failed stand among the unmeasured.
    const counts = status === 'not-applicable' || (status === 'error' && weight === 0);
    if (counts && reason !== undefined) add(reason, title);
  }
  for (const {title, why} of unmeasured) add(why, title);
  const all = [...reasons].map(([why, titles]) => ({titles, why}));
  return [...all.filter(({why}) => why !== NOT_YET), ...all.filter(({why}) => why === NOT_YET)];
}

/** "Distance to target: No target is declared.", "Not yet in this version: Locked tags, Mixture". */
export function missingWords({titles, why}: Missing): string {
  return why === NOT_YET ? `Not yet in this version: ${titles.join(', ')}` : `${titles.join(', ')}: ${why}`;
}
