import type {Band} from '../../../scoring/score.ts';
import {md} from '../../markdown/md.ts';
import {prose} from '../../markdown/prose.ts';

/** Points below which a change prints as 0.0. */
export const LEAST_POINTS = 0.05;

export const BAND_SIGNS: Readonly<Record<Band, string>> = {good: '🟢', caution: '🟡', 'needs-work': '🟠', danger: '🔴'};

/** "+1.3", "−2.1", "0.0": rounded from the whole number. */
export function points(delta: number): string {
  if (Math.abs(delta) < LEAST_POINTS) return '0.0';
  return `${delta > 0 ? '+' : '−'}${Math.abs(delta).toFixed(1)}`;
}

/** Points with better or worse beside them. */
export function change(delta: number): string {
  return `${points(delta)}${Math.abs(delta) < LEAST_POINTS ? '' : delta > 0 ? ' ▲' : ' ▼'}`;
}

/** "71.3", cut and not rounded: 79.96 is not 80. */
export function cut(score: number | null): string {
  return score === null ? '–' : (Math.floor(score * 10 + 1e-9) / 10).toFixed(1);
}

/** A data set by its folder. */
export function place(path: string): string {
  return md(path === '' ? '.' : path);
}

/** A sentence of ours in which names stand in backquotes. */
export function say(text: string): string {
  return prose(text);
}

export function folded(title: string, body: string): string {
  return body === '' ? '' : `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;
}

export function table(head: readonly string[], align: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(align), ...rows.map(line)].join('\n');
}

/** "1 other", "3 others". */
export function counted(n: number, one: string, many = `${one}s`): string {
  return `${String(n).replace(/\B(?=(\d{3})+$)/g, ',')} ${n === 1 ? one : many}`;
}
