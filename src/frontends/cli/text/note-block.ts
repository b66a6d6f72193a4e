import {thousands} from '../../../math/thousands.ts';
import type {NoteReport} from '../../../report/health-report.ts';
import {displayWidth, fit, flow} from '../columns.ts';
import type {Colour} from '../paint.ts';
import {safeText} from '../safe-text.ts';
import type {TextStyle} from './style.ts';

const COLOURS: Readonly<Record<NoteReport['severity'], Colour>> = {error: 'red', warning: 'yellow', info: 'dim'};
const PLACES = 6;
const DETAILS = 3;

/** What was found in the files and no finding above speaks of. */
export function noteBlock(notes: readonly NoteReport[], style: TextStyle): string {
  if (notes.length === 0) return '';
  return [style.paint('Found in the files', 'bold'), ...notes.flatMap(note => noteLines(note, style))].join('\n');
}

function noteLines(note: NoteReport, {paint, width}: TextStyle): string[] {
  const {severity, count, says, hint, code, details} = note;
  const named = details.slice(0, DETAILS).map(detail => safeText(detail, 60));
  const what = named.length > 0 ? ` (${named.join('; ')})` : '';
  const times = count > 1 ? `${thousands(count)} × ` : '';
  const [first = '', ...more] = flow(`${times}${says}${what}`, width - 4);
  return [
    `  ${paint(severity === 'info' ? '·' : '!', COLOURS[severity])} ${first}`,
    ...more.map(line => `    ${line}`),
    ...placeLines(note, width - 6).map(line => `      ${line}`),
    ...flow(`${hint}  [${code}]`, width - 6).map(line => `    ${paint(line, 'dim')}`),
  ];
}

/** Several places a line; a long one is cut in the middle. */
function placeLines({places, count}: NoteReport, width: number): string[] {
  const shown = places.slice(0, PLACES).map(place => fit(safeText(place, 300), width - 1));
  const rest = count - shown.length;
  const lines: string[] = [];
  for (const place of shown) {
    const last = lines.at(-1);
    if (last !== undefined && displayWidth(last) + 3 + displayWidth(place) <= width) {
      lines[lines.length - 1] = `${last}, ${place}`;
    } else {
      if (last !== undefined) lines[lines.length - 1] = `${last},`;
      lines.push(place);
    }
  }
  const last = lines.at(-1);
  if (rest <= 0 || last === undefined) return lines;
  const end = `and ${thousands(rest)} more`;
  return displayWidth(last) + 1 + end.length <= width ? [...lines.slice(0, -1), `${last} ${end}`] : [...lines, end];
}
