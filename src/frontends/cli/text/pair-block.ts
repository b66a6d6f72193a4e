import {thousands} from '../../../math/thousands.ts';
import type {HealthReport} from '../../../report/health-report.ts';
import {surestPairs} from '../../words/metric-value.ts';
import {fit} from '../columns.ts';
import {safeText} from '../safe-text.ts';
import type {TextStyle} from './style.ts';

const SHOWN = 3;
/** A pair of names that is longer than this says nothing more. */
const LONGEST = 200;

/** The tags that go together most surely, a pair a line. */
export function pairBlock(report: HealthReport, {paint, width}: TextStyle): string {
  const pairs = surestPairs(report).slice(0, SHOWN);
  if (pairs.length === 0) return '';
  const numbers = pairs.map(({both}) => thousands(Math.round(both)));
  const column = Math.max(...numbers.map(({length}) => length));
  const lines = pairs.map(
    ({pair}, i) => `  ${(numbers[i] ?? '').padStart(column)}  ${fit(safeText(pair, LONGEST), width - column - 4)}`,
  );
  const noun = report.dataset.terms === null ? 'Tags' : 'Terms';
  return [paint(`${noun} that go together, and in how many items`, 'bold'), ...lines].join('\n');
}
