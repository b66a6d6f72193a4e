import {number} from '../../../../advice/wording.ts';
import type {Comparison} from '../../../../report/comparison.ts';
import {flow} from '../../columns.ts';
import {safeText} from '../../safe-text.ts';
import type {TextStyle} from '../style.ts';

/** What is found more or less often in the files than before. */
export function noteChangeBlock({notes}: Comparison, {paint, width}: TextStyle): string {
  const shown = notes.filter(({severity}) => severity !== 'info');
  if (shown.length === 0) return '';
  const lines = shown.flatMap(({says, code, base, head}) =>
    flow(`${number(base)} → ${number(head)}  ${safeText(says, 400)} [${code}]`, width - 4).map((line, i) =>
      i === 0 ? `  ${line}` : `    ${line}`,
    ),
  );
  return [paint('Found in the files', 'bold'), ...lines].join('\n');
}
