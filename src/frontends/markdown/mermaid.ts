/** Bars for now, a line for before: the kind of chart has no legend, so that its title must say so. */
export interface Chart {
  readonly title: string;
  readonly axis: string;
  readonly labels: readonly string[];
  readonly bars: readonly number[];
  readonly line: readonly number[] | null;
}

/** At least two values. */
export interface LineChart {
  readonly title: string;
  readonly axis: string;
  readonly values: readonly number[];
}

const MOST_LABELS = 12;
/** Letters that end no string and begin no other syntax of Mermaid; it drops spaces at the ends, and repeated ones are drawn as one. */
const PLAIN = /^(?=.{1,24}$)[A-Za-z0-9_.:()-]+(?: [A-Za-z0-9_.:()-]+)*$/;
const TITLE = /^[A-Za-z0-9 _.:()%,-]{1,80}$/;

/** A fenced chart; null where a label would have to be changed to be drawn: a chart may not tell another name. */
export function chartBlock({title, axis, labels, bars, line}: Chart): string | null {
  const fits = labels.length > 0 && labels.length <= MOST_LABELS && labels.every(label => PLAIN.test(label));
  if (!fits || !TITLE.test(title) || !TITLE.test(axis)) return null;
  const numbers = (values: readonly number[]): string => values.map(value => value.toFixed(1)).join(', ');
  const rows = [
    'xychart-beta',
    `    title "${title}"`,
    `    x-axis [${labels.map(label => `"${label}"`).join(', ')}]`,
    `    y-axis "${axis}" 0 --> 100`,
    `    bar [${numbers(bars)}]`,
    ...(line === null ? [] : [`    line [${numbers(line)}]`]),
  ];
  return ['```mermaid', ...rows, '```'].join('\n');
}

/** A line through points of 0 to 100 in the order in which they came; the title is ours, never a name. */
export function lineBlock({title, axis, values}: LineChart): string {
  const rows = [
    'xychart-beta',
    `    title "${title}"`,
    `    x-axis 1 --> ${values.length}`,
    `    y-axis "${axis}" 0 --> 100`,
    `    line [${values.map(value => value.toFixed(1)).join(', ')}]`,
  ];
  return ['```mermaid', ...rows, '```'].join('\n');
}
