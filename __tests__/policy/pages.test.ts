import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {RULES} from '../../src/advice/index.ts';
import {analyze} from '../../src/analyze.ts';
import {METRICS} from '../../src/metrics/index.ts';
import {memorySource} from '../../src/sources/memory.ts';

const pages = readdirSync('docs', {recursive: true, encoding: 'utf8'})
  .filter(name => name.endsWith('.md'))
  .map(name => join('docs', name));

describe('pages', () => {
  it.each(METRICS.map(({id, title}) => [id, title]))('metric %s has one', (id, title) =>
    expect(readFileSync(`docs/metrics/${id}.md`, 'utf8')).toContain(`# ${title}`),
  );
  it.each(METRICS.map(metric => [metric.id, metric] as const))('metric %s tells its weight and curve', (id, metric) => {
    const page = readFileSync(`docs/metrics/${id}.md`, 'utf8').replace(/\s+/g, ' ');
    expect(Number(/weight ([\d.]+)/.exec(page)?.[1])).toBe(metric.weight);
    if (metric.curve === null || metric.weight === 0) return;
    const {ideal, good, poor, worst} = metric.curve;
    const told = /100 at ([\d.]+), 80 at ([\d.]+), 40 at ([\d.]+)(?:, 0 at|;.*both 0 at) ([\d.]+)/.exec(page);
    expect(told?.slice(1).map(Number)).toEqual([ideal, good, poor, worst]);
  });
  it.each(RULES.map(({id, title}) => [id, title]))('rule %s has one', (id, title) =>
    expect(readFileSync(`docs/advice/${id}.md`, 'utf8')).toContain(`# ${title}`),
  );
  it('have no page without a metric or rule', () => {
    const ids = (folder: string) =>
      readdirSync(`docs/${folder}`)
        .map(name => name.replace('.md', ''))
        .toSorted();
    expect(ids('metrics')).toEqual(METRICS.map(({id}) => id).toSorted());
    expect(ids('advice')).toEqual(RULES.map(({id}) => id).toSorted());
  });
});

describe('links', () => {
  const links = [...pages, 'README.md', 'CONTRIBUTING.md', 'CHANGELOG.md'].flatMap(page =>
    [...readFileSync(page, 'utf8').matchAll(/\]\(([^)\s#]+)?(#[\w-]+)?\)/g)]
      .filter(([, path]) => !/^https?:/.test(path ?? ''))
      .map(([, path, anchor]) => [page, path === undefined ? page : join(dirname(page), path), anchor ?? ''] as const),
  );
  it.each(links)('%s → %s%s', (_page, path, anchor) => {
    expect(existsSync(path)).toBe(true);
    if (anchor === '') return;
    const anchors = [...readFileSync(path, 'utf8').matchAll(/^#+ (.+)$/gm)].map(
      ([, title = '']) =>
        `#${title
          .toLowerCase()
          .replace(/[^\w\s-]/g, '')
          .trim()
          .replace(/\s/g, '-')}`,
    );
    expect(anchors).toContain(anchor);
  });
  const cited = readdirSync('src', {recursive: true, encoding: 'utf8'})
    .filter(name => name.endsWith('.ts'))
    .flatMap(name =>
      [...readFileSync(join('src', name), 'utf8').matchAll(/docs\/[a-z/-]+\.md/g)].map(([path]) => path),
    );
  it.each([...new Set(cited)])('%s, which the source cites, is there', path => expect(existsSync(path)).toBe(true));
});

describe('examples', () => {
  const examples = METRICS.flatMap(({id}) =>
    [
      ...readFileSync(`docs/metrics/${id}.md`, 'utf8').matchAll(
        /```tags expect=(\S+)(?: trigger=(\S+))?\n([\s\S]*?)```/g,
      ),
    ].map(([, expected = '', trigger, text = '']) => [id, expected, trigger, text] as const),
  );
  it('are many', () => expect(examples.length).toBeGreaterThan(15));
  it.each(examples)('%s of an example is %s', async (id, expected, trigger, text) => {
    const items = text
      .trimEnd()
      .split('\n')
      .map((caption, i) => ({key: String(i), caption}));
    const {metrics} = await analyze(memorySource(items), trigger === undefined ? {} : {trigger: [trigger]});
    const digits = expected.split('.')[1]?.length ?? 0;
    expect(Number((metrics[id]?.value ?? NaN).toFixed(digits))).toBe(Number(expected));
  });
});
