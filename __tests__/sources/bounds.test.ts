import {mkdirSync, symlinkSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {analyze} from '../../src/analyze.ts';
import type {AnalyzeOptions} from '../../src/analyze-options.ts';
import {dataSet} from '../helpers/data-set.ts';

const GOOD = {'x.png': null, 'x.txt': 'a, b', 'y.png': null, 'y.txt': 'a, c'};
const notes = async (root: string, options: AnalyzeOptions = {}) => (await analyze(root, options)).notes;

describe('what is counted as invalid', () => {
  it('a dropped item is one thing with one note', async () => {
    const root = dataSet({...GOOD, 'z.png': null});
    const {notes: found, metrics} = await analyze(root, {profile: 'musubi', captionExtension: '.txt'});
    expect(found.find(({code}) => code === 'caption-missing')).toMatchObject({count: 1, places: ['z.png']});
    expect(metrics['validity']?.value).toBeCloseTo(1 / 3, 12);
  });
  it('a line of metadata that cannot be read is a thing with a defect', async () => {
    const rows = Array.from({length: 200}, (_, i) => `${JSON.stringify({file_name: `${i}.png`, text: 'hat'})}\n`);
    const images = Object.fromEntries(rows.map((_, i) => [`${i}.png`, null]));
    const {metrics} = await analyze(dataSet({...images, 'metadata.jsonl': `{\n${rows.join('')}`}));
    expect(metrics['validity']?.value).toBeCloseTo(1 / 201, 12);
  });
  it('a text that was not analysed is not called empty besides', async () => {
    const root = dataSet({...GOOD, 'x.txt': 'hat, '.repeat(20_000)});
    expect((await notes(root)).map(({code}) => code)).toEqual(['caption-too-large']);
  });
});

describe('bounds', () => {
  it('of links that double the folders at every step', async () => {
    const root = dataSet(GOOD);
    for (let i = 0; i < 16; i++) {
      mkdirSync(join(root, `d${i}`));
      for (const name of ['a', 'b']) symlinkSync(join('..', `d${i + 1}`), join(root, `d${i}`, name));
    }
    mkdirSync(join(root, 'd16'));
    await expect(analyze(root)).rejects.toMatchObject({
      code: 'too-many-items',
      message: expect.stringContaining('linked'),
    });
  });
  it('of a caption no more is read than may be analysed', async () => {
    const root = dataSet({...GOOD, 'x.txt': 'hat, smile'});
    expect((await notes(root, {maxCaptionBytes: 9}))[0]).toMatchObject({
      code: 'caption-too-large',
      details: ['more than 9 bytes'],
    });
    expect(await notes(root, {maxCaptionBytes: 10})).toEqual([]);
  });
  it('names and tags are cut at 200 characters in the report', async () => {
    const report = await analyze(dataSet({...GOOD, 'x.txt': `${'é'.repeat(5000)}, b`}));
    expect(JSON.stringify(report)).not.toContain('é'.repeat(201));
    expect(JSON.stringify(report)).toContain(`${'é'.repeat(199)}…`);
  });
});
