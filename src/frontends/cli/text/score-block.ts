import type {HealthReport} from '../../../report/health-report.ts';
import {PILLARS} from '../../../scoring/pillars.ts';
import {intervalSentence, measuredWords, rangeWords, warnings} from '../../words/score-words.ts';
import {bandName, bandSays} from '../../words/band-words.ts';
import {bandColour, scoreColour} from '../score-colours.ts';
import {flow} from '../columns.ts';
import type {TextStyle} from './style.ts';

const BAR = 20;
const LABEL = 'Health score  ';

/** The score with its band, how much of it was measured, and what must be known before it is believed. */
export function scoreBlock(report: HealthReport, {paint, width}: TextStyle): string {
  const {score} = report;
  const notice = warnings(report).flatMap(line => flow(line, width).map(text => paint(text, 'bold')));
  if (score.value === null || score.band === null)
    return ['Health score: none. Nothing here could be judged.', ...notice].join('\n');
  const value = `${Math.floor(score.value)} / 100`;
  const measured = measuredWords(score);
  const interval = intervalSentence(score);
  const said = [
    ...(score.partial ? [] : [bandSays(score.band)]),
    ...(measured === null ? [] : [measured]),
    ...(interval === null ? [] : [interval]),
  ];
  const verdict = `${bandName(score)}: ${said.join('; ')}`;
  const indent = LABEL.length + value.length + 2;
  const [first = '', ...rest] = flow(verdict, width - indent);
  const more = flow(rest.join(' '), width - LABEL.length).filter(line => line !== '');
  return [
    `${LABEL}${paint(value, bandColour(score.band))}  ${first}`,
    ...more.map(line => ' '.repeat(LABEL.length) + line),
    ...notice,
  ].join('\n');
}

/** The four pillars as bars. */
export function pillarBlock({pillars}: HealthReport, {paint}: TextStyle): string {
  return PILLARS.map(name => {
    const {score, coverage, interval} = pillars[name];
    const title = (name.slice(0, 1).toUpperCase() + name.slice(1)).padEnd(11);
    if (score === null) return `  ${title} ${paint('·'.repeat(BAR), 'dim')}   –  not measured`;
    const filled = Math.round((score / 100) * BAR);
    const bar = '█'.repeat(filled) + '░'.repeat(BAR - filled);
    const part = coverage < 0.995 ? `  ${Math.round(coverage * 100)} % of it measured` : '';
    const range = interval === undefined ? '' : `  (${rangeWords(interval)})`;
    return `  ${title} ${paint(bar, scoreColour(score))} ${String(Math.floor(score)).padStart(3)}${range}${part}`;
  }).join('\n');
}
