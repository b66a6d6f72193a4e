import type {Evidence, Finding} from '../../advice/finding.ts';
import type {HealthReport} from '../../report/health-report.ts';
import {wrap} from './help.ts';
import type {Colour, Paint} from './paint.ts';
import {safeText} from './safe-text.ts';

const WIDTH = 76;
const COLOURS: Readonly<Record<Finding['severity'], Colour>> = {error: 'red', warning: 'yellow', note: 'dim'};

/** What to change first: at most `most` findings, numbered, with their gain. */
export function adviceText({advice, adviceTotal, together}: HealthReport, most: number, paint: Paint): string {
  const open = advice.filter(({accepted}) => !accepted);
  const shown = open.slice(0, most);
  if (shown.length === 0) return '';
  const lines = shown.flatMap((finding, i) => findingLines(finding, i + 1, paint));
  const hidden = adviceTotal - (advice.length - open.length) - shown.length;
  const more = hidden > 0 ? [`  ${hidden} more with --advice all`] : [];
  const several = shown.slice(0, 3).filter(({impact}) => impact !== null).length > 1;
  const gain = together.top === null || !several ? null : gainText(together.top.dhs);
  const sum = gain === null ? [] : [`  The first three together: ${gain}`];
  return [paint('Change first', 'bold'), ...lines, ...sum, ...more].join('\n');
}

function findingLines(finding: Finding, place: number, paint: Paint): string[] {
  const {severity, what, why, todo, impact, rule, normalFor, evidence} = finding;
  const gain = impact === null ? null : gainText(impact.dhs);
  const [first = '', ...rest] = wrap(
    safeText(normalFor === undefined ? what : `Normal for a ${normalFor} set: ${what}`, 400),
    WIDTH,
  );
  const indented = (lines: readonly string[], colour?: Colour): string[] =>
    lines.map(line => `     ${colour === undefined ? line : paint(line, colour)}`);
  return [
    `  ${paint(`${place}.`, COLOURS[severity])} ${first}`,
    ...indented(rest),
    ...indented(wrap(safeText(why, 400), WIDTH - 1)),
    ...indented(wrap(`→ ${safeText(todo, 400)}`, WIDTH - 1)),
    ...indented(
      evidence.slice(0, 1).flatMap(one => evidenceLines(one)),
      'dim',
    ),
    ...indented([`[${rule}]${gain === null ? '' : `  ${gain}`}`], 'dim'),
  ];
}

/** A gain that the eye would read as none is not printed. */
function gainText(points: number): string | null {
  if (points < 0.05) return null;
  return `worth ${points.toFixed(1)} ${points.toFixed(1) === '1.0' ? 'point' : 'points'}`;
}

/** One line of evidence. */
function evidenceLines(evidence: Evidence): string[] {
  const line = (names: readonly string[], total: number, most: number): string[] => {
    const shown = names.slice(0, most).map(name => safeText(name, 40));
    const rest = total - shown.length;
    return wrap(`${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`, WIDTH - 1).slice(0, 2);
  };
  switch (evidence.kind) {
    case 'tags':
      return line(
        evidence.tags.map(({tag, n}) => `${tag} (${Math.round(n)})`),
        evidence.total,
        6,
      );
    case 'items':
      return line(
        evidence.items.map(({key}) => key),
        evidence.total,
        3,
      );
    case 'clusters':
      return line(
        evidence.clusters.map(keys => keys.slice(0, 2).join(' = ')),
        evidence.total,
        2,
      );
    case 'subsets':
      return line(
        evidence.subsets.map(({name, exposures}) => `${name} ×${exposures}`),
        evidence.total,
        4,
      );
    default:
      return [];
  }
}
