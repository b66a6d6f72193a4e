import {describe, expect, it} from '@jest/globals';
import {RULES} from '../../src/advice/index.ts';
import type {Evidence, Finding} from '../../src/advice/finding.ts';
import {HEALTH_REPORT} from '../../src/report/schema.ts';
import {fired} from '../helpers/fires.ts';
import {analysisOf} from '../helpers/sets.ts';

const IDS = RULES.map(({id}) => id);
const shown = (one: Evidence): readonly unknown[] => {
  switch (one.kind) {
    case 'tags':
      return one.tags;
    case 'items':
      return one.items;
    case 'pairs':
      return one.pairs;
    case 'clusters':
      return one.clusters;
    case 'subsets':
      return one.subsets;
    default:
      return [];
  }
};
const MOST = {tags: 12, items: 20, pairs: 20, clusters: 10, subsets: 12, option: 0};

/** Numbers of a sentence: `9 of 14` and `10–30` are one statement, names and "SD 1", "UTF-8" are none. */
function numbersOf(sentence: string): number {
  const bare = sentence.replace(/`[^`]*`|\bSD \d|[A-Za-z]+-\d+/g, 'it').replace(/\d[\d,]* of \d[\d,]*|\d+–\d+/g, '1');
  return bare.match(/\d[\d,.]*/g)?.length ?? 0;
}

const sentences = ({what, why, todo}: Finding): string[] =>
  [what, why, todo].flatMap(text => text.split(/[;:]|\.(?=\s|$)/));

describe('RULES', () => {
  it('are those of the documents, each once', () => {
    expect(new Set(IDS).size).toBe(25);
    expect(IDS[0]).toBe('assumed-options');
  });
  it.each(IDS)('%s fires, says what, why and what to do, with at most two numbers a sentence', async id => {
    const found = await fired(id);
    expect(found.length).toBeGreaterThan(0);
    for (const finding of found) {
      expect(Math.min(finding.what.length, finding.why.length, finding.todo.length)).toBeGreaterThan(8);
      expect(
        sentences(finding)
          .map(numbersOf)
          .filter(n => n > 2),
      ).toEqual([]);
      expect([finding.what, finding.why, finding.todo].join()).not.toMatch(/undefined|NaN|Infinity|null|\[object/);
    }
  });
  it.each(
    IDS.flatMap(id => [
      [id, 'long', 'h'.repeat(10_000)],
      [id, 'astral', `hats${'🎩'.repeat(40)}`],
      [id, 'that cheats the quotes', 'hat`$&`**</b>\\`'],
      [id, 'like a member of Object.prototype', '__proto__'],
    ]),
  )('%s stays within its lines with a name that is %s', async (id, _what, name) => {
    const found = await fired(id, {name});
    expect(found.length).toBeGreaterThan(0);
    for (const {what, why, todo} of found) {
      expect([what.length <= 140, why.length <= 180, todo.length <= 220]).toEqual([true, true, true]);
    }
  });
  it.each(IDS)('%s caps its evidence and says the total', async id => {
    for (const evidence of (await fired(id)).flatMap(finding => finding.evidence)) {
      expect(shown(evidence).length).toBeLessThanOrEqual(MOST[evidence.kind]);
      if ('total' in evidence) expect(evidence.total).toBeGreaterThanOrEqual(shown(evidence).length);
    }
  });
  it.each(IDS)('%s is not heard when it is off', async id => expect(await fired(id, {off: [id]})).toEqual([]));
  it.each(IDS)('%s stays, marked, when it is accepted', async id => {
    const found = await fired(id, {accept: [id]});
    expect(found.map(({accepted}) => accepted)).toEqual((await fired(id)).map(() => true));
  });
  it('say nothing of a set that has nothing', async () => {
    for (const captions of [[], ['hat']]) {
      const {report} = await analysisOf(captions);
      expect(report.advice.filter(({severity}) => severity !== 'note')).toEqual([]);
      expect(HEALTH_REPORT.safeParse(report).success).toBe(true);
    }
  });
});
