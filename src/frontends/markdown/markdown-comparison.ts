import {number} from '../../advice/wording.ts';
import type {Comparison} from '../../report/comparison.ts';
import {PILLARS} from '../../scoring/pillars.ts';
import {blameHead, shownBlame} from '../words/blame-words.ts';
import {
  availabilityWords,
  chanceWords,
  changeWords,
  distanceWords,
  groundWords,
  itemsWords,
  pointsWords,
  scoresWords,
  shownChanges,
  whyRows,
} from '../words/comparison-words.ts';
import {driftWords} from '../words/drift-words.ts';
import {featureWords} from '../words/feature-words.ts';
import {code, sentence} from './escape.ts';

const NAMES = 10;

/** The comparison as GitHub-flavoured Markdown, for a pull request: verdict and reasons first, details folded. */
export function markdownComparison(comparison: Comparison): string {
  const blocks = [
    heading(comparison),
    sentence(driftWords(comparison)),
    pillarTable(comparison),
    reasons(comparison),
    remarks(comparison),
    tags(comparison),
    features(comparison),
    files(comparison),
    notes(comparison),
    `<sub>tagnosis ${comparison.tool.version} · basis ${comparison.head.basis}</sub>`,
  ];
  return `${blocks.filter(block => block !== '').join('\n\n')}\n`;
}

function heading(comparison: Comparison): string {
  const {base, head, score, comparable, mismatches} = comparison;
  const verdict = !comparable
    ? 'not comparable'
    : score.delta === null
      ? 'no change can be told'
      : `**${pointsWords(score.delta)}** points (${scoresWords(score)})`;
  const partial = score.partial ? [`provisional: ${Math.round(score.coverage * 100)} % measured`] : [];
  const says = [comparable ? groundWords(comparison) : '', chanceWords(comparison), ...(comparable ? partial : [])]
    .filter(text => text !== '')
    .join('; ');
  return [
    `## ${code(base.label)} → ${code(head.label)}: ${verdict}`,
    ...mismatches.map(({why}) => `> **${sentence(why)}**`),
    `${itemsWords(comparison)}${says === '' ? '' : `; ${sentence(says)}`}.`,
  ].join('\n\n');
}

function pillarTable({pillars, comparable}: Comparison): string {
  if (!comparable) return '';
  const rows = PILLARS.map(name => {
    const {base, head, delta} = pillars[name];
    const title = name.slice(0, 1).toUpperCase() + name.slice(1);
    const [was, is] = [base, head].map(score => (score === null ? '–' : String(Math.floor(score))));
    return `| ${title} | ${was ?? ''} | ${is ?? ''} | ${delta === null ? '–' : pointsWords(delta)} |`;
  });
  return ['| Pillar | Base | Head | Change |', '|---|--:|--:|--:|', ...rows].join('\n');
}

function reasons(comparison: Comparison): string {
  const {score, attribution} = comparison;
  if (score.delta === null || attribution.every(({points}) => points === 0)) return '';
  const rows = whyRows(comparison).map(
    ({points, title, words}) => `| ${pointsWords(points)} | ${sentence(title)} | ${sentence(words)} |`,
  );
  return [`### Why ${pointsWords(score.delta)}`, '', '| Points | Metric | From → to |', '|--:|---|---|', ...rows].join(
    '\n',
  );
}

function remarks(comparison: Comparison): string {
  const lines = [
    ...availabilityWords(comparison).map(text => `Not compared: ${text}`),
    ...comparison.remarks.map(({says}) => says),
  ];
  return lines.map(text => `- ${sentence(text)}`).join('\n');
}

function tags({distribution}: Comparison): string {
  if ('notCompared' in distribution) return folded('Tags', `Not compared. ${sentence(distribution.notCompared)}`);
  const {unit, appeared, appearedTotal, vanished, vanishedTotal} = distribution;
  const name = (tag: string): string => code(tag, 60);
  const row = (label: string, names: readonly string[], total: number): string[] => {
    const shown = names.slice(0, NAMES);
    const rest = total - shown.length;
    return shown.length === 0 ? [] : [`- ${label}: ${shown.join(' · ')}${rest > 0 ? ` and ${number(rest)} more` : ''}`];
  };
  const {more, less, hidden} = shownChanges(distribution);
  const lines = [
    ...row(
      'More often',
      more.map(one => changeWords(one, name)),
      more.length,
    ),
    ...row(
      'Less often',
      less.map(one => changeWords(one, name)),
      less.length,
    ),
    ...(hidden === '' ? [] : [`- ${hidden}`]),
    ...row(
      'New',
      appeared.map(({tag, n}) => `${name(tag)} ${number(n)}`),
      appearedTotal,
    ),
    ...row(
      'Gone',
      vanished.map(({tag, n}) => `${name(tag)} ${number(n)}`),
      vanishedTotal,
    ),
  ];
  const body = [sentence(distanceWords(distribution)), lines.join('\n')].filter(text => text !== '').join('\n\n');
  return folded(unit === 'tag' ? 'Tags' : 'Terms', body);
}

function features(comparison: Comparison): string {
  const lines = featureWords(comparison).map(text => `- ${sentence(text)}`);
  return lines.length === 0 ? '' : folded('Images and captions', lines.join('\n'));
}

function files({blame}: Comparison): string {
  const rows = shownBlame(blame).map(({key, change, words}) => `| ${words} | ${change} | ${code(key)} |`);
  if (rows.length === 0) return '';
  const tried =
    'items' in blame && blame.tried < blame.changed
      ? `\n\n${number(blame.tried)} of ${number(blame.changed)} changed items were tried.`
      : '';
  return folded(blameHead, `${['| Points | Change | File |', '|--:|---|---|', ...rows].join('\n')}${tried}`);
}

function notes({notes: all}: Comparison): string {
  const lines = all
    .filter(({severity}) => severity !== 'info')
    .map(({says, base, head, code: id}) => `- ${number(base)} → ${number(head)} ${sentence(says)} \`${id}\``);
  return folded('Found in the files', lines.join('\n'));
}

function folded(title: string, body: string): string {
  return body === '' ? '' : `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;
}
