import type {Pillar} from '../../metrics/metric.ts';
import {PILLARS} from '../../scoring/pillars.ts';
import {cleanText} from '../clean-text.ts';
import {PILLAR_NAMES} from '../pillar-names.ts';
import {plain} from '../numbers.ts';
import {CAPS, type CurveView, type Mark, type Series} from '../view.ts';

/** One report of a series. */
export interface ScoredVersion {
  readonly label: string;
  /** Scores compare only where it is equal. */
  readonly basis: string;
  readonly score: number | null;
  readonly interval: readonly [number, number] | null;
  readonly pillars: Readonly<Record<Pillar, number | null>>;
}

/** The score and its pillars over versions of a set; a line where the ruler changed, and scores before and after do not compare. */
export function scoreHistoryView(all: readonly ScoredVersion[]): CurveView {
  const versions = all.slice(-CAPS.points);
  const known = versions.filter(({score}) => score !== null);
  const [first, last] = [known[0], known.at(-1)];
  const changes = changesOf(versions);
  const same = first !== undefined && last !== undefined && changes.length === 0;
  const series: Series[] = [
    {...seriesOf('Health score', versions, ({score}) => score), ...bandOf(versions), colour: 'ink'},
    ...PILLARS.map((pillar): Series => ({
      ...seriesOf(PILLAR_NAMES[pillar], versions, one => one.pillars[pillar]),
      colour: pillar,
    })),
  ];
  return {
    kind: 'curve',
    title: titleOf(known, same),
    summary: `Scores of ${plain(versions.length)} versions: ${versions
      .map(({label, score}) => `${cleanText(label, 24)} ${score === null ? 'none' : plain(Math.floor(score))}`)
      .slice(-8)
      .join(', ')}.`,
    x: {
      label: 'version',
      scale: 'linear',
      format: 'number',
      ticks: versions.map(({label}) => cleanText(label, 16)),
      range: [0, versions.length + 1],
    },
    y: {label: 'score', scale: 'linear', format: 'score', range: [0, 100]},
    series: series.filter(({x}) => x.length > 0),
    marks: changes,
  };
}

function titleOf(known: readonly ScoredVersion[], same: boolean): string {
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return 'No version has a score';
  const [from, to] = [Math.floor(first.score ?? 0), Math.floor(last.score ?? 0)];
  if (known.length === 1) return `Health score ${plain(to)}`;
  if (!same) return `Health score ${plain(to)}; not all versions are scored alike`;
  const verb = to > from ? 'rose' : 'fell';
  return to === from
    ? `The health score is ${plain(to)}, as at first`
    : `The health score ${verb} from ${plain(from)} to ${plain(to)}`;
}

function seriesOf(
  name: string,
  versions: readonly ScoredVersion[],
  value: (version: ScoredVersion) => number | null,
): Series {
  const points = versions.flatMap((version, i) => {
    const y = value(version);
    return y === null ? [] : [{x: i + 1, y, label: cleanText(version.label)}];
  });
  return {
    name,
    x: points.map(({x}) => x),
    y: points.map(({y}) => y),
    labels: points.map(({label}) => label),
    role: 'data',
  };
}

/** Drawn where every version has an interval. */
function bandOf(versions: readonly ScoredVersion[]): Pick<Series, 'band'> {
  const intervals = versions.flatMap(({score, interval}) => (score === null || interval === null ? [] : [interval]));
  if (intervals.length === 0 || intervals.length < versions.length) return {};
  return {band: {low: intervals.map(([low]) => low), high: intervals.map(([, high]) => high)}};
}

function changesOf(versions: readonly ScoredVersion[]): Mark[] {
  return versions.flatMap(({basis}, i) =>
    i > 0 && basis !== versions[i - 1]?.basis ? [{value: i + 0.5, label: 'scored differently'}] : [],
  );
}
