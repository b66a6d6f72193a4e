import {chooseMetrics} from '../../metrics/choose-metrics.ts';

/** Names of metrics and pillars that there are; several in one value are parted by commas. */
export function metricsOption(told: readonly string[] | undefined): readonly string[] | undefined {
  const names = told?.flatMap(one => one.split(',')).map(one => one.trim());
  if (names !== undefined) chooseMetrics(names);
  return names;
}
