import {describe, expect, it} from '@jest/globals';
import {analyze} from '../../../src/analyze.ts';
import {dataSet} from '../../helpers/data-set.ts';

const IMAGES = {'my img/a.png': null, 'my img/a.txt': 'sks, hat'};
const kohya = (line: string): string =>
  `[[datasets]]\n[[datasets.subsets]]\nimage_dir = 'my img'\ncaption_extension = '.txt'\n${line}\n`;

describe('a value of settings that cannot be', () => {
  it.each([
    ['k.toml', kohya('keep_tokens = -1'), 'k.toml: keep_tokens wants a whole number'],
    ['k.toml', kohya("caption_separator = ''"), 'k.toml: caption_separator is empty'],
    ['c.json', '[{"path": "my img", "text": {"tag_delimiter": ""}}]', 'c.json: tag_delimiter is empty'],
    [
      'c.json',
      '[{"path": "my img", "text": {"keep_tags_count": 1.5}}]',
      'c.json: keep_tags_count wants a whole number',
    ],
    ['k.toml', kohya('num_repeats = 1.5'), 'k.toml: num_repeats = 1.5 is not whole'],
  ])('names the file: %s, %#', async (name, text, message) => {
    await expect(analyze(`${dataSet({...IMAGES, [name]: text})}/${name}`)).rejects.toMatchObject({
      code: 'config-invalid-value',
      message: expect.stringMatching(new RegExp(`^${message}`)),
    });
  });
});

describe('a path map', () => {
  it.each([
    ['C:\\Users\\me', 'C:\\Users\\me'],
    ['C:/Users/me', 'C:\\Users\\me'],
    ['C:\\Users\\me', 'C:/Users/me'],
    ['C:\\Users/me', 'C:/Users\\me'],
  ])('may be written with either slash: %s for %s', async (from, written) => {
    const yaml = `config:\n  process:\n  - datasets:\n    - folder_path: '${written}\\my img'\n      caption_ext: txt\n`;
    const root = dataSet({...IMAGES, 'a.yaml': yaml});
    const {dataset} = await analyze(`${root}/a.yaml`, {pathMap: [{from, to: root}]});
    expect(dataset.uses).toBe(2);
  });
});
