import {join} from 'node:path';
import {readFileSync, writeFileSync} from 'node:fs';
import {advise, type AdviceOptions} from '../../src/advice/advise.ts';
import type {Finding} from '../../src/advice/finding.ts';
import {analyzeFully} from '../../src/analyze.ts';
import type {AnalyzeOptions} from '../../src/analyze-options.ts';
import {memorySource} from '../../src/sources/memory.ts';
import {loadStatistics, saveStatistics} from '../../src/statistics/saved.ts';
import type {Statistics} from '../../src/statistics/statistics.ts';
import {aligned} from './alignment.ts';
import {dataSet} from './data-set.ts';
import {times} from './findings.ts';
import {analysisOf, type Told} from './sets.ts';

interface Firing {
  readonly captions: readonly Told[];
  readonly options?: AnalyzeOptions;
}

const with40 = (caption: (i: number) => string): string[] =>
  times(40, i => `${caption(i)}, tag ${i % 8}, thing ${i % 5}`);

const USUAL = times(40, i => (i % 2 ? 'scarf' : 'hat')).map((caption, i) => ({key: String(i), caption}));

/** For each rule a set at which it fires, with `scarf` wherever a name from the captions is said. */
const FIRES: Readonly<Record<string, Firing>> = {
  'literal-syntax': {captions: with40(() => '{scarf|hat}')},
  'unclean-text': {captions: with40(() => 'scarf,,\u200b')},
  'duplicate-tags': {captions: with40(() => 'scarf, smile, scarf')},
  'trigger-placement': {captions: with40(i => (i < 9 ? 'hat' : 'scarf')), options: {trigger: ['scarf']}},
  'settings-conflict': {
    captions: with40(() => 'scarf, hat'),
    options: {trigger: ['scarf'], profileOptions: {shuffle_caption: true}},
  },
  'token-overflow': {captions: with40(() => times(80, i => `scarf_${i}`).join(', '))},
  'underscores-cost-tokens': {
    captions: with40(i =>
      [...times(13, k => `red_hat_${'abcdefghijklm'[k]}`), ...(i % 2 ? ['scarf_x'] : [])].join(', '),
    ),
  },
  'dominant-value': {
    captions: with40(i => (i < 37 ? 'scarf' : 'hat')),
    options: {groups: [{name: 'head', values: ['scarf', 'hat'], declared: true}]},
  },
  'always-true-tags': {captions: with40(() => 'scarf, scarfb, scarfc'), options: {trigger: ['sks']}},
  'constant-phrases': {
    captions: times(40, i => `A picture of the scarf that is standing near tower ${i} in the rain`),
  },
  'nearly-always-tags': {captions: with40(i => (i < 2 ? 'hat' : 'scarf')), options: {trigger: ['sks']}},
  'narrow-vocabulary': {captions: times(40, i => (i % 3 ? 'scarf' : `hat, tag ${i % 5}`))},
  'one-off-tags': {captions: with40(i => `scarf${i}`)},
  'spelling-variants': {captions: with40(i => (i < 9 ? 'scarfx' : 'scarfX'))},
  'uneven-folders': {
    captions: times(40, String).map((tag, i) => ({caption: `hat, tag ${tag}`, repeats: i < 36 ? 9 : 1})),
  },
  'off-target': {
    captions: with40(i => (i < 5 ? 'scarf' : 'hat')),
    options: {targets: {groups: {}, coverage: {scarf: [0.9, 1]}}},
  },
  contradictions: {
    captions: with40(i => (i < 9 ? 'scarf, hat' : i % 2 ? 'scarf' : 'hat')),
    options: {groups: [{name: 'head', values: ['scarf', 'hat'], declared: true}]},
  },
  'locked-tags': {captions: with40(i => (i < 20 ? 'scarf, scarf ring' : 'smile'))},
  'unexpected-pair': {
    captions: with40(i => (i % 2 ? 'scarf, hat' : 'smile')),
    options: {
      background: memorySource(USUAL, 'usual'),
    },
  },
  'mixed-data-set': {
    captions: times(
      40,
      i => `${i < 22 ? 'scarf, a' : 'hat, b'}, ${i < 22 ? 'a' : 'b'} ${i % 5}, ${i < 22 ? 'a' : 'b'} ${i % 7}`,
    ),
  },
  'repeated-captions': {captions: times(40, i => `scarf, hat ${i % 3}`)},
};

const known = new Map<string, Promise<Statistics>>();

/** Statistics at which a rule fires. */
export function statisticsFor(rule: string): Promise<Statistics> {
  const statistics = known.get(rule) ?? made(rule);
  known.set(rule, statistics);
  return statistics;
}

async function made(rule: string): Promise<Statistics> {
  if (rule === 'mismatched-captions') return misaligned();
  const firing = FIRES[rule];
  const without = {advice: false} as const;
  const {statistics} =
    firing === undefined
      ? await analyzeFully(defective(), {...without, images: {}})
      : await analysisOf(firing.captions, {...firing.options, ...without});
  return statistics;
}

/** What only a model can tell: a caption that belongs to another picture, and two that were exchanged. */
async function misaligned(): Promise<Statistics> {
  const {statistics} = await analysisOf(
    with40(() => 'hat'),
    {advice: false},
  );
  const one = {rank: 0.1, chance: 0.9, wrong: [{tag: 'scarf', z: -2}], missing: [{tag: 'scarf', z: 3}]};
  return {
    ...statistics,
    dataset: {...statistics.dataset, captionsOnly: false},
    alignment: aligned({
      exchanged: [['scarf.png', 'scarf b.png']],
      review: [{...one, key: 'scarf.png', better: 'scarf b.png'}],
      reviewTotal: 1,
    }),
  };
}

/** What only files can have: an extension that is assumed, and a caption that is not UTF-8. */
function defective(): string {
  const root = dataSet({'scarf.png': null, 'b.png': null, 'b.txt': 'hat'});
  writeFileSync(join(root, 'scarf copy.png'), readFileSync(join(root, 'b.png')));
  writeFileSync(join(root, 'scarf copy.txt'), 'hat');
  writeFileSync(join(root, 'scarf.txt'), Buffer.from([0x63, 0x61, 0x66, 0xe9]));
  return root;
}

/** Statistics in which every `scarf` has another name: what hostile captions and file names would give. */
function renamed(statistics: Statistics, name: string): Statistics {
  const text = saveStatistics(statistics).replace(/scarf/gi, () => JSON.stringify(name).slice(1, -1));
  const loaded = loadStatistics(text);
  if (loaded === null) throw new Error('saved statistics can be read');
  return loaded;
}

const ASKED: AdviceOptions = {purpose: null, off: [], accept: []};

/** Findings of a rule on the set made for it. */
export async function fired(
  rule: string,
  {name, ...options}: Partial<AdviceOptions> & {readonly name?: string} = {},
): Promise<readonly Finding[]> {
  const own = await statisticsFor(rule);
  const statistics = name === undefined ? own : renamed(own, name);
  const {findings} = advise(statistics, {...ASKED, ...options}, () => null);
  return findings.filter(finding => finding.rule === rule);
}
