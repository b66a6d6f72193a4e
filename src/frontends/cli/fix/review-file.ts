import type {Finding} from '../../../advice/finding.ts';

/** What a person has to look at, as a list to tick off (`.md`), or one line of JSON an item (`.jsonl`). */
export function reviewFile(findings: readonly Finding[], path: string): string {
  const lists = findings.flatMap(({rule, what, accepted, fixes}) =>
    fixes.flatMap(fix =>
      fix.kind === 'review-list' && !accepted ? [{rule, what, question: fix.question, keys: fix.keys}] : [],
    ),
  );
  if (path.endsWith('.jsonl')) {
    return lists
      .flatMap(({rule, question, keys}) => keys.map(key => `${JSON.stringify({rule, question, key})}\n`))
      .join('');
  }
  return lists
    .map(({rule, what, question, keys}) => {
      const items = keys.map(key => `- [ ] ${inLine(key)}\n`).join('');
      return `## ${inLine(question)}\n${inLine(what)} *(${rule})*\n\n${items}`;
    })
    .join('\n');
}

/** Names from the data set must not become Markdown. */
function inLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').replace(/[\\`*_[\]<>#|@]/g, '\\$&');
}
