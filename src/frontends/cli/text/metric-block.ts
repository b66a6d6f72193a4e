import type {HealthReport, MetricReport} from '../../../report/health-report.ts';
import {alsoMeasured, figure, intervalWords, valueWords} from '../../words/metric-value.ts';
import {scoreColour} from '../score-colours.ts';
import {flow} from '../columns.ts';
import type {TextStyle} from './style.ts';

const INDENT = 9;

/** What was measured, weakest first: score, name, and what the figure is a figure of. */
export function metricBlock(report: HealthReport, {paint, width}: TextStyle): string {
  const scored = Object.entries(report.metrics).filter(([, {status}]) => status === 'scored');
  const ordered = scored.toSorted(([, a], [, b]) => (a.score ?? 0) - (b.score ?? 0));
  const weak = ordered.filter(([, {score}]) => (score ?? 0) < 100);
  const perfect = ordered.filter(([, {score}]) => (score ?? 0) >= 100).map(([, {title}]) => title);
  const column = Math.max(6, ...weak.map(([, {title}]) => title.length));
  const figures = Math.max(0, ...weak.map(([, metric]) => figure(metric).length));
  const indent = INDENT + column + 2 + figures + 1;
  const lines = weak.flatMap(([id, metric]) => {
    const score = paint(String(Math.floor(metric.score ?? 0)).padStart(7), scoreColour(metric.score ?? 0));
    const [first = '', ...more] = flow(described(id, metric, report.dataset), width - indent);
    const value = `${figure(metric).padStart(figures)} ${first}`.trimEnd();
    return [`${score}  ${metric.title.padEnd(column)}  ${value}`, ...more.map(line => ' '.repeat(indent) + line)];
  });
  const value = weak.some(([, {interval}]) => interval !== undefined) ? 'Value (95 % interval)' : 'Value';
  const head = weak.length === 0 ? [] : [paint(`  Score  ${'Metric'.padEnd(column)}  ${value}`, 'dim')];
  const others = alsoMeasured(report);
  const rest = [
    ...(perfect.length === 0 ? [] : [perfectWords(perfect, weak.length > 0)]),
    ...(others.length === 0 ? [] : [`Also measured: ${others.join(', ')}`]),
  ].flatMap(text => flow(text, width - 4).map((line, i) => (i === 0 ? `  ${line}` : `    ${line}`)));
  if (lines.length + rest.length === 0) return '';
  return [paint('Measured, weakest first', 'bold'), ...head, ...lines, ...rest].join('\n');
}

function described(id: string, metric: MetricReport, dataset: HealthReport['dataset']): string {
  const interval = intervalWords(metric);
  return `${valueWords(id, dataset)}${interval === null ? '' : ` (${interval})`}`.trimStart();
}

function perfectWords(titles: readonly string[], areMore: boolean): string {
  const [first = ''] = titles;
  const more = areMore ? ' more' : '';
  return titles.length === 1 && areMore
    ? `1 more is at 100: ${first}`
    : `${titles.length}${more} ${titles.length === 1 ? 'is' : 'are'} at 100: ${titles.join(', ')}`;
}
