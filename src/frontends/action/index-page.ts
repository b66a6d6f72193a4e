import {bandName} from '../words/band-words.ts';
import {type Html, markup} from '../html/html.ts';
import {pageFrame} from '../html/page-frame.ts';
import type {ActionReport, SetReport} from './action-report.ts';
import {cut, points} from './comment/words.ts';

/** All data sets of a run with their scores, the worst first, each with a link to its own page. */
export function indexPage({sets, notes, head, tool}: ActionReport, pages: ReadonlyMap<string, string>): string {
  const columns = ['Data set', 'Score', 'Change', 'Band', 'Verdict'];
  return pageFrame({
    title: `${sets.length} data sets`,
    skip: 'To the list',
    header: markup`<h1>${sets.length} data sets</h1>
      ${notes.map(note => markup`<p class="faint">${note}</p>`)}`,
    main: markup`<div class="wide">
      <table>
        <thead>
          <tr>
            ${columns.map((name, i) => markup`<th scope="col" class="${i === 1 || i === 2 ? 'n' : ''}">${name}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${sets.map(set => row(set, pages.get(set.path)))}
        </tbody>
      </table>
    </div>`,
    footer: markup`tagnosis ${tool.version} · head ${head.sha.slice(0, 7)}`,
  });
}

function row({path, head, comparison, verdict, says, state}: SetReport, page: string | undefined): Html {
  const name = path === '' ? '.' : path;
  const delta = comparison?.score.delta ?? null;
  const told = [state === 'changed' ? '' : state, verdict === 'not-gated' ? '' : verdict, ...says];
  return markup`<tr>
    <td>${page === undefined ? name : markup`<a href="${page}">${name}</a>`}</td>
    <td class="n">${cut(head?.score.value ?? null)}</td>
    <td class="n">${delta === null ? '–' : points(delta)}</td>
    <td class="${head?.score.band ?? ''}">${head === null ? '–' : bandName(head.score)}</td>
    <td>${told.filter(part => part !== '').join('; ')}</td>
  </tr>`;
}
