import type {HealthReport} from '../../report/health-report.ts';

interface Missing {
  readonly titles: readonly string[];
  readonly why: string;
}

/** What has no value, by the reason for it. */
export function missing({unmeasured, metrics}: HealthReport): Missing[] {
  const reasons = new Map<string, string[]>();
  const add = (why: string, title: string): void => void reasons.set(why, [...(reasons.get(why) ?? []), title]);
  for (const {title, status, weight, reason} of Object.values(metrics)) {
    // Scored metrics that failed stand among the unmeasured.
    const counts = status === 'not-applicable' || (status === 'error' && weight === 0);
    if (counts && reason !== undefined) add(reason, title);
  }
  for (const {title, why} of unmeasured) add(why, title);
  return [...reasons].map(([why, titles]) => ({titles, why}));
}

/** "Distance to target: No target is declared." */
export function missingWords({titles, why}: Missing): string {
  return `${titles.join(', ')}: ${why}`;
}
