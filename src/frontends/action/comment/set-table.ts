import {PILLARS} from '../../../scoring/pillars.ts';
import type {ActionReport, SetReport} from '../action-report.ts';
import {change, counted, cut, place, points, say, table} from './words.ts';

const HEAD = ['Data set', 'Score', 'Δ', 'Quality', 'Balance', 'Uniqueness', 'Structure', 'Items', 'Verdict'];
const ALIGN = [':--', '--:', '--:', '--:', '--:', '--:', '--:', '--:', ':--'];

/** One line a data set, the worst first; what has no room is counted. */
export function setTable({sets}: ActionReport, most: number): string {
  const shown = sets.slice(0, most);
  const rest = sets.length - shown.length;
  const more = rest > 0 ? `\n\n${counted(rest, 'more data set')} in the summary of the run.` : '';
  return table(HEAD, ALIGN, shown.map(row)) + more;
}

function row(set: SetReport): string[] {
  const {path, from, head, comparison} = set;
  const name = from === null ? place(path) : `${place(path)} (was ${place(from)})`;
  if (head === null) return [name, '–', '–', '–', '–', '–', '–', '–', verdictWords(set)];
  const delta = comparison?.score.delta ?? null;
  const pillars = PILLARS.map(pillar => {
    const moved = comparison?.pillars[pillar].delta ?? null;
    return `${cut(head.pillars[pillar].score)}${moved === null ? '' : ` (${points(moved)})`}`;
  });
  return [
    name,
    cut(head.score.value),
    delta === null ? '–' : change(delta),
    ...pillars,
    itemWords(set),
    verdictWords(set),
  ];
}

function itemWords({head, comparison}: SetReport): string {
  const now = head?.dataset.items ?? 0;
  if (comparison === null) return String(now);
  const more = now - comparison.base.dataset.items;
  return `${now} (${more > 0 ? '+' : more < 0 ? '−' : ''}${Math.abs(more)})`;
}

function verdictWords({state, verdict, says, head}: SetReport): string {
  const [why = ''] = says;
  const name = state === 'new' ? '🆕 ' : state === 'moved' ? '🚚 ' : '';
  if (verdict === 'failed') return `${name}❌ ${say(says.join('; '))}`;
  if (verdict === 'cannot-judge') return `${name}⚠️ cannot judge: ${say(why)}`;
  if (verdict === 'passed') return `${name}✅ passed${why === '' ? '' : `. ${say(why)}`}`;
  if (state === 'removed') return 'removed';
  return head === null
    ? say(why === '' ? 'unchanged, not scored' : why)
    : `${name}${why === '' ? 'not gated' : say(why)}`;
}
