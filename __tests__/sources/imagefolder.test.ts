import {describe, expect, it} from '@jest/globals';
import {type ReadOptions, readSet} from '../helpers/read-set.ts';

type Row = Readonly<Record<string, unknown>>;
const lines = (...rows: readonly Row[]): string => rows.map(row => `${JSON.stringify(row)}\n`).join('');
const jsonl = (rows: readonly Row[], images = ['1.png'], options: ReadOptions = {}) =>
  readSet({...Object.fromEntries(images.map(name => [name, null])), 'metadata.jsonl': lines(...rows)}, options);
const csv = (text: string) => readSet({'1.png': null, 'metadata.csv': text});
const texts = async (read: ReturnType<typeof readSet>) =>
  ((await read).rows.get('1.png') ?? []).map(({share, text}) => [share, text]);

describe('imagefolder(tree, profile, options)', () => {
  it.each(['text', 'caption', 'prompt', 'tags', 'tag_string', 're_caption', 'txt', 'Caption', 'PROMPT'])(
    'finds captions in the column %s',
    async column => expect(await texts(jsonl([{file_name: '1.png', [column]: 'hat'}]))).toEqual([[1, 'hat']]),
  );
  it('takes the first known name of several, whatever their order', async () =>
    expect(await texts(jsonl([{file_name: '1.png', txt: 'cat', prompt: 'dog', Text: 'hat'}]))).toEqual([[1, 'hat']]));
  it('takes the column that it is told', async () => {
    const rows = [{file_name: '1.png', text: 'cat', label: 'hat'}];
    expect(await texts(jsonl(rows, ['1.png'], {captionColumn: 'label'}))).toEqual([[1, 'hat']]);
  });
  it('makes a list of texts variants', async () =>
    expect(await texts(jsonl([{file_name: '1.png', text: ['1girl, hat', 'cat']}]))).toEqual([
      [1 / 2, '1girl, hat'],
      [1 / 2, 'cat'],
    ]));
  it('weighs lists of several rows by rows', async () => {
    const rows = [
      {file_name: '1.png', text: ['hat', 'cat']},
      {file_name: '1.png', text: 'hat'},
    ];
    expect(await texts(jsonl(rows))).toEqual([
      [expect.closeTo(3 / 4, 12), 'hat'],
      [expect.closeTo(1 / 4, 12), 'cat'],
    ]);
  });
  it.each([null, 5, {a: 'hat'}, []])('has no caption in %j: the row fails', async text => {
    const {corpus, notesOf} = await jsonl([{file_name: '1.png', text}]);
    expect([corpus.dropped, notesOf('1.png')]).toEqual([['1.png'], ['caption-missing']]);
  });
  it.each(['file_name', 'image_file_name', 'file_names', 'image_file_names'])('follows the link %s', async column => {
    const value = column.endsWith('s') ? ['1.png', 'mask.png'] : '1.png';
    expect(await texts(jsonl([{[column]: value, text: 'hat'}]))).toEqual([[1, 'hat']]);
  });
  it('links relative to the metadata file, with either slash', async () => {
    const {corpus, codes} = await readSet({
      'train/a/1.png': null,
      'train/b/2.png': null,
      'train/metadata.jsonl': lines({file_name: 'a\\1.png', text: 'hat'}, {file_name: './b/2.png', text: 'cat'}),
    });
    expect([corpus.keys, codes]).toEqual([['train/a/1.png', 'train/b/2.png'], []]);
  });
  it('never leaves the data set', async () => {
    const {corpus, notesOf} = await jsonl([
      {file_name: '../1.png', text: 'hat'},
      {file_name: '1.png', text: 'cat'},
    ]);
    expect(corpus.keys).toEqual(['../1.png', '1.png']);
    expect(notesOf('../1.png')).toEqual(['image-missing']);
  });
  it('links by name only if no path resolves, and by unique names only', async () => {
    const images = ['i/1.png', 'i/2.png', 'j/2.png'];
    const rows = ['1.png', '2.png'].map(name => ({file_name: `gone/${name}`, text: 'hat'}));
    const loose = await jsonl(rows, images);
    expect([loose.corpus.keys, loose.detection.notes.map(({code}) => code)]).toEqual([
      ['gone/2.png', 'i/1.png'],
      ['image-without-row', 'image-without-row', 'metadata-link-loose'],
    ]);
    const strict = await jsonl([...rows, {file_name: 'j/2.png', text: 'cat'}], images);
    expect(strict.corpus.keys).toEqual(['gone/1.png', 'gone/2.png', 'j/2.png']);
  });
  it.each([
    [100, true],
    [99, false],
  ])('with one image for %i rows and one more judges captions only: %s', async (others, captionsOnly) => {
    const rows = Array.from({length: others}, (_, i) => ({file_name: `gone/${i}.png`, text: 'hat'}));
    const {detection, codes} = await jsonl([{file_name: '1.png', text: 'hat'}, ...rows]);
    expect(detection.captionsOnly).toBe(captionsOnly);
    expect(codes).toEqual(captionsOnly ? ['images-absent'] : ['image-missing']);
  });
  it('reads CSV as RFC 4180 has it', async () =>
    expect(await texts(csv('\ufefffile_name,text\r\n1.png,"a ""big"" hat, cat\r\ndog"\r\n'))).toEqual([
      [1, 'a "big" hat, cat\r\ndog'],
    ]));
  it.each(['NA', 'N/A', 'None', 'null', 'NULL', 'nan', 'NaN'])('takes %s in CSV for no caption', async word => {
    const {corpus, codes} = await csv(`file_name,text\n1.png,${word}\n`);
    expect([corpus.dropped, codes]).toEqual([['1.png'], ['caption-missing', 'csv-null-word']]);
  });
  it.each(['none', 'Na', 'NA ', 'a, None'])('takes %j in CSV for a caption', async word =>
    expect((await csv(`file_name,text\n1.png,"${word}"\n`)).corpus.dropped).toEqual([]),
  );
});
