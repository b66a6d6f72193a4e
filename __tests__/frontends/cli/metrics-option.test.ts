import {describe, expect, it} from '@jest/globals';
import {check} from '../../../src/frontends/cli/check.ts';
import type {HealthReport} from '../../../src/report/health-report.ts';
import {dataSet} from '../../helpers/data-set.ts';
import {recorder} from '../../helpers/world.ts';

const SET = Object.fromEntries(Array.from({length: 24}, (_, i) => [`${i}.txt`, `sks, hat, tag${i % 5}, tag${i % 7}`]));

async function reportOf(args: readonly string[], settings: Record<string, string> = {}): Promise<HealthReport> {
  const told = [dataSet({...SET, ...settings}), '--captions-only', '--format', 'json', ...args];
  const world = recorder(told);
  await check(world, told);
  return JSON.parse(world.printed.join('')) as HealthReport;
}

const scored = ({metrics}: HealthReport): string[] =>
  Object.entries(metrics).flatMap(([id, {status}]) => (status === 'scored' ? [id] : []));

describe('check --metrics', () => {
  it('judges by those alone, or by all but some', async () => {
    expect(scored(await reportOf(['--metrics', 'gini,hygiene']))).toEqual(['hygiene', 'gini']);
    expect(scored(await reportOf(['--metrics', 'balance', '--metrics=-gini']))).toEqual(
      expect.not.arrayContaining(['gini', 'hygiene']),
    );
  });
  it('is told in tagnosis.yml, too, and the flag wins', async () => {
    const settings = {'tagnosis.yml': 'metrics: [gini, hygiene]\n'};
    expect(scored(await reportOf([], settings))).toEqual(['hygiene', 'gini']);
    expect(scored(await reportOf(['--metrics', 'spread'], settings))).toEqual(['spread']);
    expect(scored(await reportOf([], {'tagnosis.yml': 'metrics: gini\n'}))).toEqual(['gini']);
  });
  it('names the nearest of a name that there is not, and the line of the file', async () => {
    await expect(reportOf(['--metrics', 'ginni'])).rejects.toMatchObject({code: 'usage', hint: 'Did you mean gini?'});
    await expect(reportOf([], {'tagnosis.yml': 'profile: kohya\nmetrics: [gini, spred]\n'})).rejects.toMatchObject({
      code: 'config-invalid-value',
      message: expect.stringMatching(/tagnosis\.yml:2.*"spred"/),
      hint: 'Did you mean spread?',
    });
  });
});
