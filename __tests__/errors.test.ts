import {spawnSync} from 'node:child_process';
import {readdirSync, readFileSync, truncateSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import {describe, expect, it} from '@jest/globals';
import type {Fix} from '../src/advice/finding.ts';
import {analyze} from '../src/analyze.ts';
import type {AnalyzeOptions} from '../src/analyze-options.ts';
import {collectFrom} from '../src/open-set.ts';
import {readConfig} from '../src/config/config-file.ts';
import {parseEncoder} from '../src/config/profile-options.ts';
import {type ErrorCode, TagnosisError} from '../src/errors.ts';
import {noDevice, noMemory, noRuntime} from '../src/engines/clip/model-errors.ts';
import {openClipFolder} from '../src/engines/clip/model-folder.ts';
import {wrongBytes} from '../src/engines/models/download-errors.ts';
import {getModel, type GetOptions} from '../src/engines/models/get-model.ts';
import {LOCK_NAME} from '../src/engines/models/model-lock.ts';
import {models} from '../src/frontends/cli/models/models.ts';
import {openSharp} from '../src/engines/image/open-sharp.ts';
import {loadTokenizerFile} from '../src/engines/tokenizer-file/load.ts';
import {taskOf} from '../src/frontends/action/event.ts';
import {openRepositories} from '../src/frontends/action/git.ts';
import {readInputs} from '../src/frontends/action/inputs.ts';
import {selectSets} from '../src/frontends/action/select.ts';
import {fix} from '../src/frontends/cli/fix/fix.ts';
import {writeFiles} from '../src/frontends/cli/fix/write-files.ts';
import {plan} from '../src/frontends/cli/plan/plan.ts';
import {installKernel, uninstallKernel} from '../src/frontends/notebook/install/command.ts';
import {installEngine} from '../src/frontends/notebook/install/engine-dir.ts';
import {parseConnection, readConnection} from '../src/frontends/notebook/kernel/connection.ts';
import {noEngine} from '../src/frontends/notebook/kernel/engine.ts';
import {Prompts} from '../src/frontends/notebook/kernel/prompts.ts';
import {bind, openZeroMq} from '../src/frontends/notebook/kernel/sockets.ts';
import {Table} from '../src/frontends/notebook/api/table.ts';
import {diskTree} from '../src/sources/disk-tree.ts';
import {readTaxonomyFile} from '../src/sources/taxonomy-file.ts';
import {type Choose, treat} from '../src/treat.ts';
import {dataSet} from './helpers/data-set.ts';
import {inFolder} from './helpers/in-folder.ts';
import {repository} from './helpers/repository.ts';
import {safetensors} from './helpers/safetensors.ts';
import {recorder} from './helpers/world.ts';

type Files = Parameters<typeof dataSet>[0];
type Case = readonly [code: ErrorCode, names: string, run: () => Promise<unknown>];

const PAIR: Files = {'a.png': null, 'a.txt': '1girl, hat'};
const SUBSET = '[[datasets]]\n[[datasets.subsets]]\n';
/** A path in a new folder, opened. */
const open =
  (files: Files, path = '', options: AnalyzeOptions = {}) =>
  () =>
    analyze(join(dataSet(files), path), options);
const kohya = (toml: string) => open({...PAIR, 'k.toml': SUBSET + toml}, 'k.toml');
const ours = (yaml: string) => () => readConfig(join(dataSet({'tagnosis.yml': yaml}), 'tagnosis.yml'));
const lora = (content: Buffer) => open({'x.safetensors': content}, 'x.safetensors');

const TINY = {org: 'drawn', name: 'tiny-clip'};
/** A hub that is not there. */
const fetching = (folder: string): GetOptions => ({
  models: folder,
  lockFolder: folder,
  endpoint: 'http://127.0.0.1:1',
  waits: {retry: 1, stall: 1000},
});

/** The smallest input that stops with each code, and what the message has to name. */
const CASES: readonly Case[] = [
  [
    'tokenizer-invalid',
    'tokenizer.json',
    () => loadTokenizerFile(join(dataSet({'tokenizer.json': '{}'}), 'tokenizer.json')),
  ],
  ['taxonomy-syntax', 'tags.csv', async () => readTaxonomyFile(join(dataSet({'tags.csv': 'hello\n'}), 'tags.csv'))],
  ['image-engine-missing', 'sharp', () => openSharp(() => Promise.reject(new Error('no binary')))],
  ['model-missing', 'nowhere', async () => openClipFolder('nowhere')],
  ['model-invalid', 'm.onnx', async () => openClipFolder(join(dataSet({'m.onnx': ''}), 'm.onnx'))],
  ['model-engine-missing', 'onnxruntime-node', () => Promise.reject(noRuntime(new Error('no binary')))],
  ['model-device', 'coreml', () => Promise.reject(noDevice('coreml', new Error('no backend')))],
  ['model-memory', 'model.onnx', () => Promise.reject(noMemory('model.onnx', new Error('bad_alloc')))],
  ['model-download', '127.0.0.1', () => getModel(TINY, fetching(dataSet({})))],
  ['model-checksum', 'x.onnx', () => Promise.reject(wrongBytes('https://hub/x.onnx', '0', true))],
  ['model-offline', 'HF_HUB_OFFLINE', () => models(recorder([], {env: {HF_HUB_OFFLINE: '1'}}), ['get', 'a/b'])],
  ['model-lock', LOCK_NAME, () => getModel(TINY, fetching(dataSet({[LOCK_NAME]: '{'})))],
  ['source-not-found', 'nowhere', open({}, 'nowhere')],
  ['source-empty', 'it is empty', open({})],
  ['source-empty', '1 file, 0 images', open({'notes.md': 'hat'})],
  ['source-unreadable', 'a.png', async () => diskTree(join(dataSet(PAIR), 'a.png'), {followSymlinks: false})],
  ['layout-mismatch', 'imagefolder', open(PAIR, '', {layout: 'imagefolder'})],
  ['layout-mismatch', 'pairs', open({'readme.md': ''}, '', {layout: 'pairs'})],
  ['layout-unsupported', 'a.zip', open({'a.zip': 'PK'}, 'a.zip')],
  ['layout-unsupported', 'version 9', open({'s.json': '{"kind":"tagnosis-statistics","version":9}'}, 's.json')],
  ['config-syntax', 'k.toml:3:', kohya('image_dir = \n')],
  ['config-syntax', 'job.yaml:2:1', open({...PAIR, 'job.yaml': 'config: 1\nconfig: 2\n'}, 'job.yaml')],
  ['config-syntax', 'x.json', open({...PAIR, 'x.json': '{'}, 'x.json')],
  ['config-syntax', 'tagnosis.yml:2:1', ours('trigger: [sks\n')],
  ['config-unknown-key', 'image_dri', kohya('image_dri = "."\n')],
  ['config-unknown-key', 'tagnosis.yml:1:', ours('proflie: kohya\n')],
  ['config-missing-key', 'k.toml', kohya('num_repeats = 2\n')],
  ['config-missing-key', 'd.toml', open({...PAIR, 'd.toml': '[[directory]]\nnum_repeats = 2\n'}, 'd.toml')],
  ['config-invalid-value', 'num_repeats = 1.5', kohya('image_dir = "."\nnum_repeats = 1.5\n')],
  ['config-invalid-value', 'keep_tokens', kohya('image_dir = "."\nkeep_tokens = "two"\n')],
  ['config-invalid-value', 'tagnosis.yml:1:13: fail-under', ours('fail-under: 101\n')],
  [
    'config-mixed-methods',
    '1 of 2',
    open(
      {
        ...PAIR,
        'b/b.png': null,
        'm.json': '{}',
        'k.toml': `${SUBSET}image_dir = "."\nmetadata_file = "m.json"\n[[datasets.subsets]]\nimage_dir = "b"\n`,
      },
      'k.toml',
    ),
  ],
  ['config-path-not-found', 'nowhere', kohya('image_dir = "nowhere"\n')],
  ['config-path-not-found', 'tagnosis.yml', () => readConfig(join(dataSet({}), 'tagnosis.yml'))],
  ['metadata-syntax', 'metadata.jsonl:1', open({'metadata.jsonl': 'hat\n'}, 'metadata.jsonl')],
  ['metadata-syntax', 'metadata.csv', open({'metadata.csv': 'file_name,text\na.png,"hat\n'}, 'metadata.csv')],
  ['metadata-syntax', 'meta_cap.json', open({'a.png': null, 'meta_cap.json': '{'})],
  ['metadata-no-caption-column', 'm.csv', open({'m.csv': 'file_name,hat\na.png,1girl\n'}, 'm.csv')],
  ['metadata-no-caption-column', 'm.jsonl has no rows', open({'m.jsonl': ''}, 'm.jsonl')],
  ['metadata-no-link', 'm.jsonl', open({'m.jsonl': '{"text": "hat"}\n'}, 'm.jsonl')],
  ['source-unreadable', 's.json', open({'s.json': '{"kind":"tagnosis-statistics"'}, 's.json')],
  [
    'metadata-too-large',
    'meta_cap.json',
    async () => {
      const root = dataSet({'meta_cap.json': ''});
      // A hole: nothing is written but the length.
      truncateSync(join(root, 'meta_cap.json'), 2 ** 28 + 1);
      return analyze(root);
    },
  ],
  ['git-not-a-repository', 'no Git repository', () => inFolder(dataSet(PAIR), () => analyze('HEAD:train'))],
  ['git-missing', 'not installed', () => withEnv({PATH: dataSet({})}, () => analyze('HEAD:train'))],
  [
    'git-unsafe-directory',
    'does not trust',
    () => withEnv({GIT_TEST_ASSUME_DIFFERENT_OWNER: '1'}, () => inRepository(() => analyze('HEAD:'))),
  ],
  ['git-unknown-revision', 'nothing', () => inRepository(() => analyze('nothing:'))],
  ['lora-header', 'x.safetensors', lora(Buffer.alloc(0))],
  ['lora-without-tags', 'x.safetensors', lora(safetensors({}))],
  ['lora-placeholder-tags', 'x.safetensors', lora(safetensors({ss_tag_frequency: {'1_sks': {sks: 1}}}))],
  ['fix-read-only-source', 'revision', () => inFolder(repository(PAIR), () => fixing('HEAD:./'))],
  ['fix-not-converging', '5 rounds', () => flipping(dataSet(PAIR))],
  ['fix-stale', 'a.txt', async () => writeFiles(work(dataSet(PAIR), 'something else'))],
  [
    'fix-unwritable',
    'EISDIR',
    async () => writeFiles(work(dataSet({...PAIR, '.a.txt.tagnosis-new/x': ''}), '1girl, hat')),
  ],
  [
    'fix-dirty-tree',
    'a.txt',
    async () => {
      const root = repository(PAIR);
      writeFileSync(join(root, 'a.txt'), 'hat, b, hat');
      return fixing(root, '--write');
    },
  ],
  [
    'quarantine-outside',
    'outside of the Git repository',
    () => fixing(repository({...PAIR, 'lost.txt': 'hat'}), '--write', '--only', 'file-defects'),
  ],
  ['undo-nothing', 'no run', () => fixing(dataSet(PAIR), '--undo')],
  [
    'undo-changed',
    'a.txt',
    async () => {
      const root = dataSet({'a.png': null, 'a.txt': 'hat, b, hat'});
      await fixing(root, '--write');
      writeFileSync(join(root, 'a.txt'), 'mine');
      return fixing(root, '--undo');
    },
  ],
  ['plan-trainer', 'koya', () => planning(dataSet(PAIR), '--trainer', 'koya')],
  [
    'plan-exists',
    'd.toml',
    async () => {
      const root = dataSet({...PAIR, 'd.toml': ''});
      return planning(root, '--output', join(root, 'd.toml'));
    },
  ],
  [
    'plan-unreadable',
    'table',
    () => planning(dataSet({'a.png': null, 'metadata.csv': 'file_name,text\na.png,hat\n'}), '--trainer', 'kohya'),
  ],
  [
    'rake-inconsistent',
    '"indoors" of setting',
    () => {
      const captions = ['indoors, day', 'outdoors, dusk', 'outdoors, night', 'outdoors, night'];
      const files = Object.assign(
        {},
        ...captions.map((text, i) => ({[`${i}.png`]: null, [`${i}.txt`]: text})),
      ) as Files;
      return planning(dataSet(files), '-t', 'kohya', '--balance', 'group:setting', '--balance', 'group:time of day');
    },
  ],
  ['too-many-items', 'more than 1 items', open({...PAIR, 'b.png': null}, '', {maxItems: 1})],
  ['kernel-connection-file', 'nowhere.json', async () => readConnection('nowhere.json')],
  [
    'kernel-connection-file',
    'hb_port',
    async () => parseConnection('{"shell_port": 1, "iopub_port": 2, "stdin_port": 3, "control_port": 4}', 'k.json'),
  ],
  ['kernel-connection-file', 'k.json is not JSON', async () => parseConnection('{', 'k.json')],
  ['kernel-registration-file', 'k.json', async () => parseConnection('{"registration_port": 1}', 'k.json')],
  ['kernel-socket', 'tcp://203.0.113.1:9', async () => bind(await openZeroMq(), UNREACHABLE)],
  ['kernel-parts-missing', 'zeromq', () => openZeroMq(() => Promise.reject(new Error('not there')))],
  ['kernel-foreign', 'kernels/x', async () => kernelOf('x', 'uninstall')],
  ['kernel-not-installed', 'kernels/y', async () => kernelOf('y', 'uninstall')],
  ['kernel-node', 'v18.0.0', async () => kernelOf('y', 'install')],
  [
    'kernel-engine',
    'npm could not',
    async () => installEngine({folder: dataSet({}), spec: 'tagnosis', from: '.', env: {PATH: dataSet({})}}),
  ],
  ['no-engine', 'tslab 1.0.22', () => Promise.reject(noEngine(new Error('not there')))],
  ['no-stdin', 'Enter: ', async () => new Prompts(() => {}).ask('Enter: ', {password: false, isAllowed: false})],
  ['no-danfo', 'danfojs-node', () => new Table([{tag: 'hat'}], {title: 'Tags', columns: ['tag']}).toDanfo()],
  ['usage', 'clap-75', async () => parseEncoder('clap-75')],
  ['action-input', 'fail-under', async () => readInputs(name => (name === 'fail-under' ? '60%' : ''))],
  ['action-event', 'issues', async () => taskOf('issues', {}, {mode: 'auto', baseRef: undefined})],
  ['action-no-data-set', 'no data set', async () => selectSets(null, listingOf(0), EVERYTHING)],
  ['action-too-many', '201', async () => selectSets(null, listingOf(201), EVERYTHING)],
  [
    'action-fetch',
    'nowhere',
    () => {
      const [checkout, temp] = [repository(PAIR), dataSet({})];
      const remote = join(temp, 'nowhere');
      return openRepositories({checkout, temp, remote, token: undefined}).commit('main');
    },
  ],
];

/** An address of documentation, which no machine has. */
const UNREACHABLE: Parameters<typeof bind>[1] = {
  channel: 'hb',
  connection: {
    transport: 'tcp',
    ip: '203.0.113.1',
    ports: {shell: 9, iopub: 9, stdin: 9, control: 9, hb: 9},
    key: '',
    curve: null,
  },
  heard: () => {},
};
const EVERYTHING = {paths: undefined, within: '', sameSettings: true};

/** A revision with so many data sets. */
function listingOf(sets: number): Parameters<typeof selectSets>[1] {
  const folders = Array.from({length: sets}, (_, i) => `set${i}`);
  const paths = folders.flatMap(folder => [`${folder}/a.png`, `${folder}/metadata.csv`]);
  return {
    files: new Map(paths.map(path => [path, {kind: 'file' as const, oid: path}])),
    folders: new Map(folders.map(folder => [folder, folder])),
    undecodable: new Set(),
  };
}

/** Changes the environment of child processes for a while. */
async function withEnv<T>(told: Readonly<Record<string, string>>, run: () => Promise<T>): Promise<T> {
  const before = {...process.env};
  Object.assign(process.env, told);
  try {
    return await run();
  } finally {
    for (const name of Object.keys(told)) {
      if (before[name] === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = before[name];
    }
  }
}

/** Of a folder of kernels in which x is somebody else's, under a Node that is too old. */
function kernelOf(name: string, action: 'install' | 'uninstall'): void {
  const folder = dataSet({'share/jupyter/kernels/x/kernel.json': '{"argv": []}'});
  const {execPath} = process;
  const machine = {
    env: {},
    platform: 'linux',
    home: folder,
    nodeVersion: 'v18.0.0',
    execPath,
    folder,
    say: () => {},
  } as const;
  const where = {kind: 'prefix', folder} as const;
  if (action === 'uninstall') uninstallKernel(machine, where, name);
  else installKernel(machine, {...KERNEL, where, name});
}

const KERNEL = {
  displayName: '',
  interruptMode: 'message',
  env: {},
  nodeArgs: [],
  package: '',
  force: false,
  dryRun: true,
} as const;

const planning = async (...args: string[]): Promise<unknown> => plan(recorder(['plan', ...args]), args);
const fixing = async (...args: string[]): Promise<unknown> => fix(recorder(['fix', ...args]), args);

/** A caption that is to become another one, if it still is what it was. */
function work(root: string, before: string): Parameters<typeof writeFiles>[0] {
  const [was, after] = [Buffer.from(before), Buffer.from('cap')];
  const file = {path: join(root, 'a.txt'), shown: 'a.txt', before: was, after, mode: 0o644};
  return {root, command: [], files: [file], moves: []};
}

/** Fixes that undo each other, round after round. */
async function flipping(root: string): Promise<unknown> {
  const rename = (from: string, to: string): Fix => ({kind: 'rename-tag', from: [from], to, applicability: 'safe'});
  const choose: Choose = (_all, round) => [round % 2 === 0 ? rename('hat', 'cap') : rename('cap', 'hat')];
  return treat(await collectFrom(root), {purpose: null, off: [], accept: []}, {choose, canDrop: () => false});
}

function inRepository<T>(run: () => Promise<T>): Promise<T> {
  const root = dataSet(PAIR);
  expect(spawnSync('git', ['init', '-q', root]).status).toBe(0);
  return inFolder(root, run);
}

async function thrownBy(run: () => Promise<unknown>): Promise<unknown> {
  try {
    await run();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

describe('TagnosisError', () => {
  it.each(CASES)('%s names %j and says what to do', async (code, names, run) => {
    const error = await thrownBy(run);
    expect(error).toBeInstanceOf(TagnosisError);
    const {hint, message} = error as TagnosisError;
    expect(error).toMatchObject({code, name: 'TagnosisError'});
    expect(message).toContain(names);
    expect(hint).toMatch(/^\S.*[\S]$/s);
    expect(hint).not.toBe(message);
  });
  it('keeps its cause, and has none where there is none', () => {
    const cause = new Error('disk');
    expect(new TagnosisError('usage', 'hat', {hint: 'cat', cause}).cause).toBe(cause);
    expect('cause' in new TagnosisError('usage', 'hat', {hint: 'cat'})).toBe(false);
  });
});

describe('codes of errors', () => {
  const source = readdirSync('src', {recursive: true, encoding: 'utf8'})
    .filter(name => name.endsWith('.ts'))
    .map(name => readFileSync(join('src', name), 'utf8'));
  const declared = [
    ...(source.find(text => text.includes('type ErrorCode =')) ?? '').matchAll(/^ {2}\| '([a-z-]+)'/gm),
  ];
  const codes = declared.map(([, code = '']) => code);
  const raised = codes.filter(code => source.some(text => new RegExp(`TagnosisError\\(\\s*'${code}'`).test(text)));
  const documented = [...readFileSync('docs/errors.md', 'utf8').matchAll(/^\| (`.*?`) \|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`([a-z-]+)`/g)].map(([, code = '']) => code),
  );

  it('are found at all', () => expect(raised.length).toBeGreaterThan(20));
  it('each have a line in docs/errors.md, and no line is without a code', () =>
    expect(documented.toSorted()).toEqual(codes.toSorted()));
  it('each have a test if anything raises them', () => {
    // Only the real process writes files: e2e/hostile.test.ts.
    const tested = new Set<string>([...CASES.map(([code]) => code), 'output-unwritable']);
    expect(raised.filter(code => !tested.has(code))).toEqual([]);
  });
});
