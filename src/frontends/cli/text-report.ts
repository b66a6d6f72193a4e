import {thousands} from '../../math/thousands.ts';
import type {HealthReport, NoteReport} from '../../report/health-report.ts';
import {PILLARS} from '../../scoring/pillars.ts';
import type {Band} from '../../scoring/score.ts';
import {count as numberOf} from '../../sources/candidate.ts';
import {adviceText} from './advice-text.ts';
import {wrap} from './help.ts';
import {plain, type Colour, type Paint} from './paint.ts';
import {safeText} from './safe-text.ts';

const WIDTH = 80;
const BAR = 20;
const PLACES = 5;

const BANDS: Readonly<Record<Band, {readonly says: string; readonly colour: Colour}>> = {
  good: {says: 'good: fit to train on', colour: 'green'},
  caution: {says: 'caution: usable, with weak spots', colour: 'yellow'},
  'needs-work': {says: 'needs work: mend this before training', colour: 'yellow'},
  danger: {says: 'danger: training on this wastes your time', colour: 'red'},
};

/** The report as a terminal shows it: 80 columns, readable without colour. */
export function textReport(report: HealthReport, paint: Paint = plain, findings = 3): string {
  const blocks = [
    header(report, paint),
    scoreBlock(report, paint),
    pillarBlock(report, paint),
    adviceText(report, findings, paint),
    metricBlock(report, paint),
    noteBlock(report.notes, paint),
    missingBlock(report, paint),
  ];
  return `${blocks.filter(block => block !== '').join('\n\n')}\n`;
}

function assumed(option: string, value: string): string {
  return option === 'plug-in' ? `${value} is installed` : `--${option}=${value}`;
}

function header({dataset, source}: HealthReport, paint: Paint): string {
  const lines = [
    paint(safeText(dataset.name), 'bold'),
    ...wrap(`Read as ${safeText(source.why, 400)}; profile ${dataset.profile}.`, WIDTH),
  ];
  for (const {option, value, why} of source.assumptions)
    lines.push(...wrap(`Assumed: ${assumed(option, safeText(value))} (${safeText(why)})`, WIDTH));
  for (const other of source.alsoFound) lines.push(...wrap(`Also found: ${safeText(other, 400)}`, WIDTH));
  const trigger =
    dataset.trigger === null ? 'none found' : `"${safeText(dataset.trigger.text, 60)}" (${dataset.trigger.origin})`;
  lines.push(`${numberOf(dataset.items, 'item')}, ${counted(dataset)}, style: ${dataset.style}; trigger: ${trigger}`);
  return lines.flatMap(line => wrap(line, WIDTH)).join('\n');
}

function counted({terms, vocabulary, uses}: HealthReport['dataset']): string {
  return terms === null
    ? `${numberOf(vocabulary, 'tag')}, ${numberOf(uses, 'use')}`
    : `${numberOf(terms.vocabulary, 'term')}, ${numberOf(terms.uses, 'use')}`;
}

function scoreBlock({score, dataset}: HealthReport, paint: Paint): string {
  if (score.value === null || score.band === null) return 'Health score: none. Nothing here could be judged.';
  const {says, colour} = BANDS[score.band];
  const [low, high] = score.bounds.map(Math.floor);
  const lines = [
    `Health score  ${paint(`${Math.floor(score.value)} / 100`, colour)}  ${score.partial ? `so far ${score.band.replace('-', ' ')}` : says}`,
  ];
  lines.push(
    `${Math.round(score.coverage * 100)} % of it was measured: the whole score lies between ${low} and ${high}.`,
  );
  if (score.partial) lines.push('Partial: too little was measured for a verdict, so --fail-under does not gate.');
  if (dataset.items < 20) lines.push('Fewer than 20 items: figures about tags are for reference only.');
  lines.push(...score.caps.flatMap(({why}) => wrap(why, WIDTH)));
  return lines.join('\n');
}

function pillarBlock({pillars}: HealthReport, paint: Paint): string {
  return PILLARS.map(name => {
    const {score, coverage} = pillars[name];
    const title = name[0]?.toUpperCase() + name.slice(1);
    if (score === null) return `  ${title.padEnd(11)} ${paint('·'.repeat(BAR), 'dim')}   –  not measured`;
    const filled = Math.round((score / 100) * BAR);
    const bar = '█'.repeat(filled) + '░'.repeat(BAR - filled);
    const part = coverage < 0.995 ? `  ${Math.round(coverage * 100)} % of it measured` : '';
    return `  ${title.padEnd(11)} ${paint(bar, colourOf(score))} ${String(Math.floor(score)).padStart(3)}${part}`;
  }).join('\n');
}

function metricBlock({metrics}: HealthReport, paint: Paint): string {
  const scored = Object.values(metrics).filter(metric => metric.status === 'scored');
  if (scored.length === 0) return '';
  const lines = scored
    .toSorted((a, b) => (a.score ?? 0) - (b.score ?? 0))
    .map(({title, score, value, unit}) => {
      const shown = unit === 'share' ? `${((value ?? 0) * 100).toFixed(1)} %` : (value ?? 0).toFixed(3);
      return `  ${paint(String(Math.floor(score ?? 0)).padStart(3), colourOf(score ?? 0))}  ${title.padEnd(20)} ${shown.padStart(8)}`;
    });
  return [paint('Measured, weakest first', 'bold'), ...lines].join('\n');
}

function noteBlock(notes: readonly NoteReport[], paint: Paint): string {
  if (notes.length === 0) return '';
  const lines = notes.flatMap(({severity, count, says, hint, places, details, code}) => {
    const colour = severity === 'error' ? 'red' : severity === 'warning' ? 'yellow' : 'dim';
    const what =
      details.length > 0
        ? ` (${details
            .slice(0, 3)
            .map(detail => safeText(detail, 60))
            .join('; ')})`
        : '';
    const [first = '', ...more] = wrap(`${thousands(count)} × ${says}${what}`, WIDTH - 4);
    const where = places.slice(0, PLACES).map(place => `      ${safeText(place, 70)}`);
    const rest = count > PLACES && places.length > PLACES ? [`      and ${thousands(count - PLACES)} more`] : [];
    const advice = wrap(`${hint}  [${code}]`, WIDTH - 6).map(line => `    ${paint(line, 'dim')}`);
    return [
      `  ${paint(severity === 'info' ? '·' : '!', colour)} ${first}`,
      ...more.map(line => `    ${line}`),
      ...where,
      ...rest,
      ...advice,
    ];
  });
  return [paint('Found in the files', 'bold'), ...lines].join('\n');
}

function missingBlock({unmeasured, metrics}: HealthReport, paint: Paint): string {
  const reasons = new Map<string, string[]>();
  for (const {title, status, reason} of Object.values(metrics)) {
    if (status !== 'not-applicable' || reason === undefined) continue;
    reasons.set(reason, [...(reasons.get(reason) ?? []), title]);
  }
  for (const {title, why} of unmeasured) reasons.set(why, [...(reasons.get(why) ?? []), title]);
  if (reasons.size === 0) return '';
  const lines = [...reasons].flatMap(([why, titles]) =>
    wrap(`${titles.join(', ')}: ${why}`, WIDTH - 4).map((line, i) => (i === 0 ? `  ${line}` : `    ${line}`)),
  );
  return [paint('Not measured', 'bold'), ...lines].join('\n');
}

function colourOf(score: number): Colour {
  if (score >= 80) return 'green';
  return score >= 40 ? 'yellow' : 'red';
}
