import {describe, expect, it} from '@jest/globals';
import {FOUND} from '../../src/advice/rules/file-defects.words.ts';
import {analyze} from '../../src/analyze.ts';
import {textReport} from '../../src/frontends/cli/text-report.ts';
import {NOTES, type NoteCode} from '../../src/sources/notes.ts';
import {dataSet} from '../helpers/data-set.ts';

const set = (bad: number, text: string | null, good = 20) =>
  dataSet(
    Object.fromEntries(
      Array.from({length: bad + good}, (_, i) => [
        [`${i}.png`, null] as const,
        ...(i < bad && text === null
          ? []
          : [[`${i}.txt`, i < bad ? `${text} ${i % 3}` : `hat, tag ${i % 5}`] as const]),
      ]).flat(),
    ),
  );

describe('a defect that caps the score', () => {
  it.each([
    ['file-defects', null, 'have no caption'],
    ['literal-syntax', '{red|blue} hat', 'contain `{a|b}`'],
    ['unclean-text', 'red，blue', 'use full-width commas'],
  ])('%s: is an error, comes before all but assumed options, and says so', async (rule, text, words) => {
    const {advice, score} = await analyze(set(8, text));
    expect(score.value).toBe(39);
    expect(advice[1]).toMatchObject({rule, severity: 'error', capsScore: true, what: expect.stringContaining(words)});
    expect(advice[1]?.why).toMatch(/the score cannot exceed 39\.$/);
  });
  it('is a warning while the items are few', async () => {
    const {advice} = await analyze(set(5, null));
    expect(advice.find(({rule}) => rule === 'file-defects')).toMatchObject({severity: 'warning', capsScore: false});
  });
});

describe('file-defects', () => {
  const defects = (Object.keys(NOTES) as NoteCode[]).filter(code => NOTES[code].defect);
  it('has a title for every defect that no other rule names', () =>
    expect(defects.filter(code => FOUND[code] === undefined)).toEqual(['fullwidth-separator', 'literal-syntax']));
  it('prints no empty line where there is no evidence', async () => {
    const text = textReport(await analyze(set(8, null)));
    expect(text.split('Measured')[0]?.split('Change first')[1]?.trimEnd()).not.toMatch(/\n\s*\n/);
  });
  const fixesOf = async (files: Record<string, string | Buffer | null>) =>
    (await analyze(dataSet(files))).advice.find(({rule}) => rule === 'file-defects')?.fixes;
  it.each([
    [
      'a byte order mark',
      {'a.png': null, 'a.txt': '\ufeffhat'},
      {kind: 'normalise-text', what: 'bom', applicability: 'safe'},
    ],
    [
      'another encoding',
      {'a.png': null, 'a.txt': Buffer.from([0x63, 0x61, 0x66, 0xe9])},
      {kind: 'normalise-text', what: 'encoding', applicability: 'suggested'},
    ],
    [
      'a blank first line',
      {'a.png': null, 'a.txt': '\nhat, smile'},
      {kind: 'normalise-text', what: 'leading-blank-line', applicability: 'safe'},
    ],
    [
      'a caption without image',
      {'a.png': null, 'a.txt': 'hat', 'b.txt': 'smile'},
      {kind: 'drop-item', keys: ['b.txt'], applicability: 'suggested'},
    ],
  ])('%s has its own fix', async (_what, files, fix) => expect((await fixesOf(files))?.[0]).toMatchObject(fix));
});
