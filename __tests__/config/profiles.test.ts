// One folder, eight trainers: what each reads of it, from the two tables of the specification.
import {describe, expect, it} from '@jest/globals';
import {PROFILES, type ProfileName} from '../../src/config/profiles.ts';
import {type ReadOptions, readSet} from '../helpers/read-set.ts';

const TEXTS = {
  pair: '1girl, hat',
  blank: ' \n',
  lines: 'hat\ncat, dog\n',
  crlf: 'hat, cat\r\ndog',
  bom: '\ufeffbow',
  mixed: 'hat',
  bitmap: 'hat',
  'sub/nested': 'hat',
};
const row = (name: string, text: string | null): string => `${JSON.stringify({file_name: name, text})}\n`;

/** The shared folder, and beside it the settings that lead each trainer to it. */
const FILES = {
  ...Object.fromEntries(Object.entries(TEXTS).map(([name, text]) => [`2_cat/${name}.txt`, text])),
  ...Object.fromEntries(
    ['pair', 'missing', 'blank', 'lines', 'crlf', 'bom', 'sub/nested'].map(name => [`2_cat/${name}.png`, null]),
  ),
  '2_cat/mixed.Png': null,
  '2_cat/bitmap.bmp': 'BM',
  '2_cat/metadata.jsonl':
    row('pair.png', TEXTS.pair) +
    row('missing.png', null) +
    row('blank.png', TEXTS.blank) +
    row('lines.png', TEXTS.lines) +
    row('crlf.png', TEXTS.crlf) +
    row('mixed.Png', TEXTS.mixed) +
    row('bitmap.bmp', TEXTS.bitmap) +
    row('sub/nested.png', TEXTS['sub/nested']),
  'kohya.toml':
    '[[datasets]]\n[[datasets.subsets]]\nimage_dir = "2_cat"\nclass_tokens = "cat"\ncaption_extension = ".txt"\n',
  'musubi.toml': '[[datasets]]\nimage_directory = "2_cat"\ncaption_extension = ".txt"\n',
  'pipe.toml': '[[directory]]\npath = "2_cat"\n',
  'onetrainer.json': '[{"path": "2_cat"}]',
  'simpletuner.json': '[{"instance_data_dir": "2_cat", "caption_strategy": "textfile"}]',
  'aitoolkit.yaml': 'config:\n  process:\n    - datasets:\n        - folder_path: 2_cat\n',
};

const SETTINGS: Readonly<Record<ProfileName, ReadOptions>> = {
  kohya: {path: 'kohya.toml'},
  'kohya-gui': {profile: 'kohya-gui', layout: 'kohya-folder'},
  musubi: {path: 'musubi.toml'},
  onetrainer: {path: 'onetrainer.json'},
  'ai-toolkit': {path: 'aitoolkit.yaml'},
  simpletuner: {path: 'simpletuner.json'},
  'diffusion-pipe': {path: 'pipe.toml'},
  diffusers: {path: '2_cat/metadata.jsonl'},
};

/** Share and tags of each text that is trained · the code of a rejected image · dropped · not looked at. */
type Fate = readonly (readonly [number, ...string[]])[] | string;
const DROPPED = 'dropped';
const UNSEEN = 'unseen';
const HAT: Fate = [[1, 'hat']];
const EMPTY: Fate = [[1]];
const WHOLE: Fate = [[1, 'hat', 'cat', 'dog']];
const PAIR = {'pair.png': [[1, '1girl', 'hat']], 'blank.png': EMPTY, 'bom.png': [[1, '\ufeffbow']]} as const;
const FIRST_LINE = {'lines.png': HAT, 'crlf.png': [[1, 'hat', 'cat']]} as const;
const WHOLE_FILE = {'lines.png': WHOLE, 'crlf.png': WHOLE} as const;
const EACH_LINE = {
  'lines.png': [
    [1 / 2, 'hat'],
    [1 / 2, 'cat', 'dog'],
  ],
  'crlf.png': [
    [1 / 2, 'hat', 'cat'],
    [1 / 2, 'dog'],
  ],
} as const;
const UNIFORM = {'mixed.Png': 'image-mixed-case', 'bitmap.bmp': HAT} as const;
const ANY_CASE = {'mixed.Png': HAT, 'bitmap.bmp': HAT} as const;
const FLAT = {'sub/nested.png': UNSEEN} as const;
const DEEP = {'sub/nested.png': HAT} as const;
const KOHYA = {...PAIR, 'missing.png': [[1, 'cat']], ...FIRST_LINE, ...UNIFORM, ...FLAT} as const;

const EXPECTED: Readonly<Record<ProfileName, Readonly<Record<string, Fate>>>> = {
  kohya: KOHYA,
  'kohya-gui': KOHYA,
  musubi: {...PAIR, 'missing.png': DROPPED, ...WHOLE_FILE, ...UNIFORM, ...FLAT},
  onetrainer: {...PAIR, 'missing.png': EMPTY, ...EACH_LINE, ...ANY_CASE, ...FLAT},
  'ai-toolkit': {
    ...PAIR,
    'missing.png': EMPTY,
    ...WHOLE_FILE,
    ...ANY_CASE,
    'bitmap.bmp': 'image-extension-unread',
    ...DEEP,
  },
  simpletuner: {...PAIR, 'missing.png': DROPPED, ...EACH_LINE, ...ANY_CASE, ...DEEP},
  'diffusion-pipe': {...PAIR, 'missing.png': DROPPED, ...WHOLE_FILE, ...ANY_CASE, ...FLAT},
  diffusers: {...PAIR, 'missing.png': DROPPED, 'bom.png': UNSEEN, ...WHOLE_FILE, ...ANY_CASE, ...DEEP},
};

const MANY_LINES: Readonly<Record<ProfileName, readonly string[]>> = {
  kohya: ['caption-first-line-only'],
  'kohya-gui': ['caption-first-line-only'],
  musubi: [],
  onetrainer: ['caption-variants'],
  'ai-toolkit': [],
  simpletuner: ['caption-variants'],
  'diffusion-pipe': [],
  diffusers: [],
};

const NAMES = Object.keys(PROFILES) as ProfileName[];

describe.each(NAMES)('%s', name => {
  const prefix = name === 'kohya-gui' ? '2_cat/' : '';
  let reading: ReturnType<typeof readSet> | undefined;
  const read = () => (reading ??= readSet(FILES, SETTINGS[name]));

  it.each(Object.entries(EXPECTED[name]))('%s becomes %j', async (file, fate) => {
    const {rows, corpus, detection} = await read();
    const key = prefix + file;
    const found = rows.get(key)?.map(({share, tags}) => [share, ...tags]);
    const rejected = detection.rejected.find(one => one.key === key)?.note.code;
    expect(found ?? rejected ?? (corpus.dropped.includes(key) ? DROPPED : UNSEEN)).toEqual(fate);
  });
  it('notes what its trainer does not say', async () => {
    const {notesOf, detection} = await read();
    expect(detection.profile).toBe(name);
    const notes = (file: string) => notesOf(prefix + file);
    expect(notes('pair.png')).toEqual([]);
    expect(notes('missing.png')).toEqual(['caption-missing']);
    expect(notes('blank.png')).toEqual(['caption-empty']);
    expect(notes('lines.png')).toEqual(MANY_LINES[name]);
    expect(notes('crlf.png')).toEqual(MANY_LINES[name]);
    expect(notes('bom.png')).toEqual(name === 'diffusers' ? [] : ['caption-bom']);
  });
});

describe('what a trainer falls back to', () => {
  it.each([
    ['onetrainer', '[{"path": "2_cat", "include_subdirectories": true}]', 'o.json', 'sub/nested.png', ['hat']],
    [
      'ai-toolkit',
      'config:\n  process:\n    - datasets:\n        - folder_path: 2_cat\n          default_caption: cat, bow\n',
      'a.yaml',
      'missing.png',
      ['cat', 'bow'],
    ],
    ['onetrainer', '[{"path": "2_cat", "text": {"prompt_source": "filename"}}]', 'o.json', 'pair.png', ['pair']],
    [
      'simpletuner',
      '[{"instance_data_dir": "2_cat", "caption_strategy": "instanceprompt", "instance_prompt": "sks cat"}]',
      's.json',
      'missing.png',
      ['sks cat'],
    ],
    [
      'simpletuner',
      '[{"instance_data_dir": "2_cat", "caption_strategy": "filename"}]',
      's.json',
      'sub/nested.png',
      ['nested'],
    ],
  ] as const)('%s with %s in %s reads %s as %j', async (_profile, text, path, key, tags) => {
    const {rows} = await readSet({...FILES, [path]: text}, {path});
    expect(rows.get(key)?.map(one => one.tags)).toEqual([tags]);
  });
});
