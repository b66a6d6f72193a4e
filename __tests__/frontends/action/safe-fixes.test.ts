import {describe, expect, it} from '@jest/globals';
import {analyze} from '../../../src/analyze.ts';
import {mayHaveSafeFixes} from '../../../src/frontends/action/fixes.ts';
import type {HealthReport} from '../../../src/report/health-report.ts';
import {memorySource} from '../../../src/sources/memory.ts';

const report = async (caption: (i: number) => string): Promise<HealthReport> =>
  analyze(memorySource(Array.from({length: 60}, (_, i) => ({key: `${i}.png`, caption: caption(i)}))));

describe('mayHaveSafeFixes(set)', () => {
  it('says whether a finding carries one', async () => {
    expect(mayHaveSafeFixes({head: await report(i => `sks, tag${i}, hat${i % 3}, tag${i}`)})).toBe(true);
    expect(mayHaveSafeFixes({head: await report(i => `sks, tag${i}, hat${i % 3}`)})).toBe(false);
  });
  it('cannot exclude it where not all findings are told', async () => {
    const head = await report(i => `sks, tag${i}, hat${i % 3}`);
    expect(mayHaveSafeFixes({head: {...head, adviceTotal: head.advice.length + 1}})).toBe(true);
  });
  it('is none of what was not scored', () => expect(mayHaveSafeFixes({head: null})).toBe(false));
});
