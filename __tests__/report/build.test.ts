import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {analyzeFully} from '../../src/analyze.ts';
import type {AnalyzeOptions} from '../../src/analyze-options.ts';
import {METRICS} from '../../src/metrics/index.ts';
import {buildReport, judge} from '../../src/report/build.ts';
import type {HealthReport} from '../../src/report/health-report.ts';
import {PILLAR_WEIGHTS, PILLARS} from '../../src/scoring/pillars.ts';
import {memorySource} from '../../src/sources/memory.ts';
import {loadStatistics, saveStatistics} from '../../src/statistics/saved.ts';
import {analysed, type Captions} from '../helpers/captions.ts';
import {times} from '../helpers/findings.ts';
import {asCaptions, tagLists} from '../helpers/tag-lists.ts';

const COLOURS = ['red', 'blue', 'green'];
/** Healthy enough to have every kind of metric. */
const varied = times(24, i => `pell, ${COLOURS[i % 3] ?? ''} hat, ${i % 2 === 0 ? 'smile' : 'frown'}, ${i % 5} birds`);
const NO_ADVICE = {findings: [], total: 0, together: {safe: null, top: null}};
const GROUP = {name: 'mood', values: ['smile', 'frown'], declared: true};
const T5 = {encoder: {encoder: 't5', tokens: 512}} as const;

async function reportOf(captions: Captions, options = {}): Promise<HealthReport> {
  return (await analysed(captions, options)).report;
}

/** A set whose images are there, as a folder would give it. */
async function withImages(captions: readonly string[], options: AnalyzeOptions = {}): Promise<HealthReport> {
  const memory = memorySource(captions.map((caption, i) => ({key: `${i}.png`, caption})));
  const source = {...memory, detection: {...memory.detection, captionsOnly: false}};
  return (await analyzeFully(source, {advice: false, ...options})).report;
}

/** Keys of every object on the way, as `a.b`; those of lists and of records by id are left to the schema. */
function paths(report: HealthReport): string[] {
  const {metrics: _metrics, ...rest} = report;
  return Object.entries(rest).flatMap(([key, inner]) =>
    typeof inner !== 'object' || Array.isArray(inner) ? [key] : Object.keys(inner).map(name => `${key}.${name}`),
  );
}

describe('buildReport(statistics, advice)', () => {
  it('has the paths that other tools rely on', async () => {
    const report = await reportOf(varied);
    expect(paths(report)).toEqual(
      expect.arrayContaining([
        'schemaVersion',
        ...['name', 'version'].map(key => `tool.${key}`),
        'basis',
        ...['name', 'layout', 'profile', 'style', 'items', 'vocabulary', 'uses', 'trigger', 'digest'].map(
          key => `dataset.${key}`,
        ),
        ...['value', 'band', 'partial', 'coverage', 'bounds', 'interval', 'caps'].map(key => `score.${key}`),
        ...PILLARS.map(pillar => `pillars.${pillar}`),
        'advice',
        'notes',
      ]),
    );
    expect(Object.keys(report.pillars.balance)).toEqual(['score', 'weight', 'effectiveWeight', 'coverage']);
    expect(Object.keys(report.metrics['spread'] ?? {})).toEqual(
      expect.arrayContaining(['code', 'title', 'status', 'value', 'unit', 'score', 'weight', 'confidence']),
    );
  });

  it('says what was read: N, V, U and the trigger', async () =>
    expect((await reportOf(['pell, hat', 'pell, hat, bow', ''])).dataset).toMatchObject({
      name: 'memory',
      layout: 'memory',
      profile: 'kohya',
      style: 'tags',
      items: 3,
      vocabulary: 3,
      uses: 5,
      terms: null,
      trigger: {text: 'pell', origin: 'declared'},
      digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
    }));

  it('holds every metric in the order of the registry', async () =>
    expect(Object.keys((await reportOf(['hat'])).metrics)).toEqual(METRICS.map(({id}) => id)));

  it('gives equal bytes for equal input, in whatever order items come', async () => {
    const items = varied.map((caption, i) => ({key: `${i}.png`, caption, repeats: 1 + (i % 2)}));
    const bytes = async (of: typeof items): Promise<string> =>
      JSON.stringify((await analyzeFully(memorySource(of))).report);
    expect(await bytes(items)).toBe(await bytes(items));
    expect(await bytes(items.toReversed())).toBe(await bytes(items));
  });

  it('gives the same bytes from statistics that were saved', async () => {
    const {statistics, report} = await analysed(varied);
    const loaded = loadStatistics(saveStatistics(statistics));
    expect(loaded === null ? '' : JSON.stringify(buildReport(loaded, NO_ADVICE))).toBe(JSON.stringify(report));
  });

  it('has neither a time nor a place of this machine in it', async () => {
    const text = JSON.stringify(await reportOf(varied, {advice: true}));
    expect(text).not.toContain(process.cwd());
    expect(text).not.toMatch(/\d{4}-\d\d-\d\d|T\d\d:\d\d/);
  });

  it('rounds to twelve significant digits', () =>
    fc.assert(
      fc.asyncProperty(tagLists, async lists => {
        const numbers = JSON.stringify(await reportOf(asCaptions(lists))).match(/-?\d+\.\d+(e-?\d+)?/g) ?? [];
        for (const text of numbers)
          expect(text.replace(/e.*|[-.]/g, '').replace(/^0+/, '').length).toBeLessThanOrEqual(12);
      }),
      {numRuns: 15},
    ));

  it('scores by the formula of docs/scoring, from the scores that it prints', () =>
    fc.assert(
      fc.asyncProperty(tagLists, async lists => {
        const {metrics, score} = await reportOf(asCaptions(lists));
        const parts = PILLARS.flatMap(pillar => {
          const measured = METRICS.filter(metric => metric.pillar === pillar).map(({id}) => metrics[id]);
          const able = measured.filter(metric => metric?.status === 'scored' || metric?.status === 'not-run');
          const all = able.reduce((total, part) => total + (part?.weight ?? 0), 0);
          return able.flatMap(metric =>
            metric?.status === 'scored'
              ? [{w: (PILLAR_WEIGHTS[pillar] * metric.weight) / all, s: metric.score ?? NaN}]
              : [],
          );
        });
        const coverage = parts.reduce((total, {w}) => total + w, 0);
        const held = parts.reduce((total, {w, s}) => total + w * s, 0);
        const capped = score.caps.length > 0 ? 39 : 100;
        expect(score.coverage).toBeCloseTo(coverage, 9);
        expect(score.value).toBeCloseTo(Math.min(capped, held / coverage), 7);
        expect(score.bounds).toEqual([
          expect.closeTo(Math.min(capped, held), 7),
          expect.closeTo(Math.min(capped, held + 100 * (1 - coverage)), 7),
        ]);
        expect(score.bounds[0] <= (score.value ?? NaN) && (score.value ?? NaN) <= score.bounds[1]).toBe(true);
      }),
      {numRuns: 25},
    ));

  it('gives a value or a reason', async () => {
    for (const captions of [varied, [], ['', ''], ['pell', 'pell'], ['hat']]) {
      for (const {status, value, score, reason} of Object.values((await reportOf(captions, T5)).metrics)) {
        expect(value === null).toBe(status === 'not-applicable' || status === 'not-run');
        expect(score === null).toBe(status !== 'scored');
        if (value === null) expect(reason).toMatch(/\.$/);
      }
    }
  });

  it.each([
    [19, 'low'],
    [20, 'normal'],
  ])('of %d items holds %s confidence in figures about tags, and in them only', async (n, confidence) => {
    const {metrics} = await reportOf(varied.slice(0, n));
    for (const {id, restsOn} of METRICS) {
      const small = restsOn === 'distribution';
      expect([id, metrics[id]?.confidence]).toEqual([id, small ? confidence : 'normal']);
    }
  });

  it('has no score, rather than 0, for a pillar that nothing measured', async () => {
    const {pillars} = await reportOf(['sks', 'sks'], {trigger: ['sks']});
    expect(pillars.structure).toEqual({score: null, weight: 0.2, effectiveWeight: 0, coverage: 0});
    expect((await reportOf(varied)).score).toMatchObject({partial: false, interval: null, caps: []});
  });

  it('has no score at all for an empty set', async () =>
    expect((await reportOf([])).score).toMatchObject({value: null, band: null, partial: true, coverage: 0}));

  it('leaves Balance out where nothing but the trigger is taught, and says so', async () => {
    const {pillars, metrics} = await reportOf(times(10, () => 'pell'));
    expect(pillars.balance.score).toBeNull();
    expect(metrics['spread']?.reason).toContain('nothing else is taught');
  });

  it.each([
    [5, 'not capped at a fifth of empty captions', []],
    [6, 'capped above a fifth', ['invalid-items']],
  ])('with %d of 25 empty captions is %s', async (n, _what, codes) => {
    const {score} = await reportOf(times(25, i => (i < n ? '' : (varied[i % 24] ?? ''))));
    expect(score.caps.map(({code}) => code)).toEqual(codes);
    expect((score.value ?? NaN) <= 39).toBe(codes.length > 0);
  });

  it('counts a note in full and names a hundred places', async () => {
    const {notes} = await reportOf([...times(130, () => ''), 'hat']);
    const [note] = notes.filter(({code}) => code === 'caption-empty');
    expect(note).toMatchObject({severity: 'error', count: 130, hint: expect.stringMatching(/\.$/)});
    expect(note?.places).toEqual(times(100, i => String(i).padStart(3, '0')));
  });

  it('passes advice on', async () => {
    const {statistics} = await analysed(varied);
    const together = {safe: {dhs: 1 / 3, pillars: {quality: 1}, basis: null}, top: null};
    expect(buildReport(statistics, {findings: [], total: 120, together})).toMatchObject({
      advice: [],
      adviceTotal: 120,
      together: {safe: {dhs: 0.333333333333, pillars: {quality: 1}, basis: null}, top: null},
    });
  });
});

describe('unmeasured', () => {
  const ids = ({unmeasured}: HealthReport): string[] => unmeasured.map(({id}) => id);

  it('is what was not asked for; pictures only where there are some', async () => {
    expect(ids(await reportOf(varied))).toEqual([]);
    expect(ids(await withImages(varied))).toEqual(['alignment', 'alignment-auc', 'near-duplicates']);
  });

  it('lowers coverage of a set with images', async () => {
    const {score, pillars} = await withImages(varied);
    // Of Quality .45 are measured, of Uniqueness .5.
    expect(score.coverage).toBeCloseTo(0.35 * 0.45 + 0.25 + 0.2 * 0.5 + 0.2, 10);
    expect(score.partial).toBe(false);
    expect(pillars.quality).toMatchObject({coverage: 0.45, effectiveWeight: 0.1575});
  });

  it('holds what this run did not measure, pillar by pillar, with the reason', async () => {
    const report = await reportOf(varied, T5);
    expect(report.unmeasured[0]).toEqual({
      id: 'token-overflow',
      title: 'Token overflow',
      pillar: 'uniqueness',
      why: expect.stringContaining('512'),
    });
    expect(report.pillars.uniqueness).toMatchObject({coverage: 0.4, effectiveWeight: 0.08});
    const places = (await withImages(varied, T5)).unmeasured.map(({pillar}) => PILLARS.indexOf(pillar));
    expect(places).toEqual([0, 0, 2, 2]);
  });
});

describe('basis', () => {
  const basis = async (captions: Captions, options = {}): Promise<string> => (await reportOf(captions, options)).basis;

  it('does not change with the captions, while the same metrics are scored', async () => {
    expect(await basis(varied)).toMatch(/^[0-9a-f]{16}$/);
    expect(await basis(varied.slice(0, 20))).toBe(await basis(varied));
  });

  it.each([
    ['groups are declared', {groups: [GROUP]}],
    ['a target is declared', {targets: {groups: {}, coverage: {smile: [0, 1]}}}],
    ['tokens cannot be counted', T5],
  ])('changes when %s: scores do not compare', async (_what, options) =>
    expect(await basis(varied, options)).not.toBe(await basis(varied)),
  );
});

describe('judge(statistics)', () => {
  it('gives the score that the report prints', async () => {
    const {statistics, report} = await analysed(varied, {groups: [GROUP]});
    const {measured, score} = judge(statistics);
    expect(measured.map(({metric}) => metric)).toEqual(METRICS);
    expect(score.value).toBeCloseTo(report.score.value ?? NaN, 9);
    expect(score.pillars.balance.score).toBeCloseTo(report.pillars.balance.score ?? NaN, 9);
  });

  it('scores a declared group by the worse of its two curves', async () => {
    // Seven of ten smile: 76 points for concentration (.16), but 60 for the top share (.4).
    const captions = times(20, i => `hat ${i % 10}, ${i < 6 ? 'frown' : 'smile'}`);
    const {measured} = judge((await analysed(captions, {groups: [GROUP]})).statistics);
    expect(measured.find(({metric}) => metric.id === 'group-balance')?.report).toMatchObject({
      status: 'scored',
      value: expect.closeTo(0.4, 12),
      score: expect.closeTo(60, 9),
    });
  });

  it('never scores a caption set higher for further tags that overflow the encoder', () =>
    fc.assert(
      fc.asyncProperty(fc.integer({min: 0, max: 12}), async n => {
        const long = times(60, i => `ribbon ${i}`).join(', ');
        const captions = (over: number): string[] => times(12, i => (i < over ? `${long}, bow ${i}` : `hat ${i}`));
        const uniqueness = async (over: number): Promise<number> =>
          judge((await analysed(captions(over))).statistics).measured.find(({metric}) => metric.id === 'token-overflow')
            ?.report.score ?? NaN;
        expect(await uniqueness(n + 1)).toBeLessThanOrEqual(await uniqueness(n));
      }),
      {numRuns: 6},
    ));
});
