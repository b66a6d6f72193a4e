import {readFileSync} from 'node:fs';
import {describe, expect, it} from '@jest/globals';
import {RULES} from '../../../src/advice/index.ts';
import {explain} from '../../../src/frontends/cli/explain.ts';
import {METRICS} from '../../../src/metrics/index.ts';
import {recorder} from '../../helpers/world.ts';

function explained(...args: string[]): string {
  const world = recorder([]);
  expect(explain(world, args)).toBe(0);
  return world.printed.join('');
}

describe('explain(world, args)', () => {
  it.each([
    ...METRICS.map(({id}) => [id, `docs/metrics/${id}.md`] as const),
    ...METRICS.map(({id, code}) => [code.toLowerCase(), `docs/metrics/${id}.md`] as const),
    ...RULES.map(({id}) => [id, `docs/advice/${id}.md`] as const),
  ])('%s prints %s', (name, page) => expect(explained(name)).toContain(readFileSync(page, 'utf8')));
  it('without a name lists them all', () => {
    const list = explained();
    for (const {id, title} of [...METRICS, ...RULES])
      expect(list).toMatch(new RegExp(`^  ${id} +${title.replace(/[()]/g, '.')}$`, 'm'));
  });
  it.each([
    ['ginni', 'Did you mean gini?'],
    ['../errors', 'See the list: tagnosis explain'],
    ['', 'See the list: tagnosis explain'],
  ])('%j is no name', (name, hint) => {
    expect(() => explain(recorder([]), [name])).toThrow(expect.objectContaining({code: 'usage', hint}));
  });
});
