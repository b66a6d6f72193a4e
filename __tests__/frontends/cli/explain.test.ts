import {readFileSync} from 'node:fs';
import {describe, expect, it} from '@jest/globals';
import {RULES} from '../../../src/advice/index.ts';
import {displayWidth} from '../../../src/frontends/cli/columns.ts';
import {explain} from '../../../src/frontends/cli/explain.ts';
import {METRICS} from '../../../src/metrics/index.ts';
import {NOTES} from '../../../src/sources/notes.ts';
import {recorder} from '../../helpers/world.ts';

function explained(...args: string[]): string {
  const world = recorder([]);
  expect(explain(world, args)).toBe(0);
  return world.printed.join('');
}

const firstLine = (page: string): string => readFileSync(page, 'utf8').split('\n')[0]?.replace('# ', '') ?? '';

describe('explain(world, args)', () => {
  it.each([
    ...METRICS.map(({id}) => [id, `docs/metrics/${id}.md`] as const),
    ...METRICS.map(({id, code}) => [code.toLowerCase(), `docs/metrics/${id}.md`] as const),
    ...METRICS.map(({id, title}) => [title.toLowerCase(), `docs/metrics/${id}.md`] as const),
    ...RULES.map(({id}) => [id, `docs/advice/${id}.md`] as const),
    ...RULES.map(({id, title}) => [title, `docs/advice/${id}.md`] as const),
  ])('%s prints %s as text', (name, page) => {
    const text = explained(name);
    expect(text).toContain(firstLine(page));
    expect(text).not.toMatch(/```|\]\(|\*\*/);
    expect(text.split('\n').filter(line => displayWidth(line) > 80)).toEqual([]);
  });
  it.each(Object.entries(NOTES))('%s says what it is and what to do', (code, {says, hint}) => {
    const text = explained(code).replaceAll('\n', ' ');
    for (const sentence of [says, hint]) expect(text).toContain(sentence.replaceAll('`', ''));
  });
  it('shows both pages of a name that a metric and a rule share', () => {
    const text = explained('token-overflow');
    for (const folder of ['metrics', 'advice']) expect(text).toContain(firstLine(`docs/${folder}/token-overflow.md`));
  });
  it('without a name lists them all, metrics with their codes', () => {
    const list = explained();
    for (const {id, code, title} of METRICS) {
      const row = list.split('\n').find(line => line.startsWith(`  ${id} `));
      expect(row?.replace(/ +/g, ' ')).toBe(` ${id} ${code} ${title}`);
    }
    for (const id of [...RULES.map(rule => rule.id), ...Object.keys(NOTES)]) expect(list).toContain(`  ${id} `);
  });
  it.each([
    ['ginni', 'Did you mean gini?'],
    ['inequality', 'Did you mean gini?'],
    ['overflow', 'token-overflow'],
    ['../errors', 'See the list: tagnosis explain'],
    ['', 'See the list: tagnosis explain'],
  ])('%j is no name', (name, hint) => {
    expect(() => explain(recorder([]), [name])).toThrow(
      expect.objectContaining({code: 'usage', hint: expect.stringContaining(hint)}),
    );
  });
});
