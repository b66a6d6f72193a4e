import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {analyze} from '../../../src/analyze.ts';
import {fileDefects} from '../../../src/advice/rules/file-defects.ts';
import {type ProfileName, PROFILES} from '../../../src/config/profiles.ts';
import {NOTES, type NoteCode} from '../../../src/sources/notes.ts';
import {dataSet} from '../../helpers/data-set.ts';
import {findings, times} from '../../helpers/findings.ts';

const defects = async (files: Record<string, string | null>, profile: 'kohya' | 'simpletuner' = 'kohya') =>
  (await analyze(dataSet(files), {profile})).advice.filter(({rule}) => rule === 'file-defects');

const CODES = Object.keys(NOTES) as NoteCode[];
const speak = (code: NoteCode, count = 3, profile: ProfileName = 'kohya', details: string[] = []) => {
  const notes = [{code, count, places: times(count, i => `${i}.png`), details}];
  const validity = {things: 40, defective: count, harmed: count, pointers: 0, notes};
  return fileDefects.find({validity, settings: PROFILES[profile]}, {purpose: null, open: list => list});
};

describe('file-defects', () => {
  it('is an error where the trainer stops, a warning where it falls back', async () => {
    const good = Object.fromEntries(
      [...'acdef'].flatMap(name => [
        [`${name}.png`, null],
        [`${name}.txt`, 'hat'],
      ]),
    );
    const files = {...good, 'b.png': null};
    expect(await defects(files)).toMatchObject([{severity: 'warning', what: '1 image has no caption'}]);
    expect(await defects(files, 'simpletuner')).toMatchObject([{severity: 'error'}]);
  });
  it('names the encoding that a caption seems to have', async () => {
    const root = dataSet({'a.png': null, 'b.png': null, 'b.txt': 'hat'});
    writeFileSync(join(root, 'a.txt'), Buffer.from([0x63, 0x61, 0x66, 0xe9]));
    const found = (await analyze(root)).advice.filter(({rule}) => rule === 'file-defects');
    expect(found).toMatchObject([{severity: 'error', what: '1 caption is not UTF-8 (windows-1252)'}]);
  });
  it('offers to remove a byte order mark', async () =>
    expect(await defects({'a.png': null, 'a.txt': '\ufeffhat'})).toMatchObject([
      {fixes: [{kind: 'normalise-text', what: 'bom', applicability: 'safe'}]},
    ]));
  it('is silent on a set without defects', async () =>
    expect(await defects({'a.png': null, 'a.txt': 'hat', 'b.png': null, 'b.txt': 'cap'})).toEqual([]));
  it('leaves to other rules what they name', async () =>
    expect(
      await findings(
        'file-defects',
        times(3, () => 'a，b {x|y}'),
      ),
    ).toEqual([]));
});

describe('file-defects: one finding a code', () => {
  const named = new Set<NoteCode>(['literal-syntax', 'fullwidth-separator']);

  it.each(CODES.map(code => [code, NOTES[code].defect && !named.has(code) ? 1 : 0] as const))('%s: %i', (code, count) =>
    expect(speak(code)).toHaveLength(count),
  );
  it('looks at enough codes to mean something', () =>
    expect(CODES.flatMap(code => speak(code)).length).toBeGreaterThan(15));
  it.each(CODES.filter(code => speak(code).length > 0))('%s is told within its lines, for one and for many', code => {
    const hostile = ['h'.repeat(10_000)];
    for (const count of [1, 2, 1600]) {
      for (const {what, why, todo} of [...speak(code, count), ...speak(code, count, 'kohya', hostile)]) {
        expect([what.length <= 140, why.length <= 180, todo.length <= 220]).toEqual([true, true, true]);
        expect(what).toMatch(new RegExp(`^${count === 1600 ? '1,600' : count} `));
      }
    }
    expect(speak(code, 1)[0]?.what.slice(2)).not.toBe(speak(code, 2)[0]?.what.slice(2));
  });
  it.each([
    ['lfs-pointer', 'note'],
    ['caption-bom', 'warning'],
    ['unbalanced-parentheses', 'warning'],
    ['caption-without-image', 'warning'],
    ['image-missing', 'error'],
    ['image-not-an-image', 'error'],
    ['caption-not-utf8', 'error'],
  ] as const)('%s is of severity %s', (code, severity) => expect(speak(code)).toMatchObject([{severity}]));
  it.each([
    ['kohya', 'warning'],
    ['onetrainer', 'warning'],
    ['musubi', 'error'],
    ['diffusion-pipe', 'error'],
    ['simpletuner', 'error'],
  ] as const)('caption-missing under %s is of severity %s', (profile, severity) =>
    expect(speak('caption-missing', 3, profile)).toMatchObject([{severity}]),
  );
  it('shows twenty places, reviews all', () => {
    const [draft] = speak('image-missing', 1600);
    expect(draft?.what).toBe('1,600 rows or entries name an image that is not there');
    expect(draft?.evidence).toMatchObject([{total: 1600, items: times(20, i => `${i}.png`).map(key => ({key}))}]);
    expect(draft?.fixes).toMatchObject([
      {kind: 'review-list', keys: times(1600, i => `${i}.png`), applicability: 'manual'},
    ]);
  });
  it('names a detail only where there is one', () => {
    expect(speak('caption-missing', 1, 'kohya', ['Hat.txt'])[0]?.what).toBe('1 image has no caption (Hat.txt)');
    expect(speak('caption-missing', 2, 'kohya', ['Hat.txt', 'Cap.txt'])[0]?.what).toBe('2 images have no caption');
  });
});
