import {describe, expect, it} from '@jest/globals';
import {analyze} from '../../src/analyze.ts';
import {HEALTH_REPORT} from '../../src/report/schema.ts';

describe('HEALTH_REPORT', () => {
  it.each([
    'lora/mickey1928',
    'lora/wikipetan',
    'lora/zemoji',
    'lora/particle_lfs',
    'lora/irene_wd14',
    'captions/azuki',
  ])('describes the report of %s', async path => {
    const report = JSON.parse(JSON.stringify(await analyze(`../shared/data/${path}`)));
    expect(HEALTH_REPORT.safeParse(report).error).toBeUndefined();
  });
});
