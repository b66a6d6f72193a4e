import {describe, expect, it} from '@jest/globals';
import {parseSettings} from '../../../src/sources/trainers/parse-settings.ts';

const subsetsOf = async (text: string, file: string) => (await parseSettings(text, file))?.subsets ?? [];
const json = (value: unknown) => parseSettings(JSON.stringify(value), 'x.json');

describe('parseSettings(text, file)', () => {
  it.each([
    ['kohya', 'x.toml', '[[datasets]]\n[[datasets.subsets]]\nimage_dir = "a"\n'],
    ['musubi', 'x.toml', '[[datasets]]\nimage_directory = "a"\n'],
    ['musubi', 'x.toml', '[[datasets]]\nimage_jsonl_file = "a.jsonl"\n'],
    ['diffusion-pipe', 'x.toml', '[[directory]]\npath = "a"\n'],
    ['kohya', 'x.json', '{"datasets": [{"subsets": [{"image_dir": "a"}]}]}'],
    ['simpletuner', 'x.json', '[{"instance_data_dir": "a"}]'],
    ['onetrainer', 'x.json', '[{"path": "a"}]'],
    ['ai-toolkit', 'x.json', '{"config": {"process": [{"datasets": [{"folder_path": "a"}]}]}}'],
    ['ai-toolkit', 'x.yml', 'config:\n  process:\n    - datasets:\n        - folder_path: a\n'],
  ])('knows %s in %s by what it holds', async (profile, file, text) => {
    const config = await parseSettings(text, file);
    expect(config?.profile).toBe(profile);
    expect(config?.subsets).toHaveLength(1);
  });
  it.each([
    ['x.toml', 'title = "hat"\n'],
    ['x.yaml', 'hat: 1\n'],
    ['x.yaml', ''],
    ['x.json', '{"1": {"caption": "hat"}}'],
    ['x.json', '{"1.png": ["hat"]}'],
    ['x.json', '[1, "hat"]'],
    ['x.json', 'null'],
  ])('takes %s with %j for none', async (file, text) => expect(await parseSettings(text, file)).toBeNull());
});

describe('readKohyaConfig(root, file)', () => {
  const kohya = (general: string, dataset: string, subset: string) =>
    subsetsOf(
      `[general]\n${general}\n[[datasets]]\n${dataset}\n[[datasets.subsets]]\nimage_dir = "a"\n${subset}\n`,
      'k.toml',
    );
  it.each([
    ['num_repeats = 2', 'num_repeats = 3', 'num_repeats = 4', 4],
    ['num_repeats = 2', 'num_repeats = 3', '', 3],
    ['num_repeats = 2', '', '', 2],
    ['', '', '', 1],
  ])('subset over dataset over general: %j %j %j', async (general, dataset, subset, repeats) =>
    expect(await kohya(general, dataset, subset)).toMatchObject([
      {folder: 'a', repeats, captions: {kind: 'beside', extension: null}},
    ]),
  );
  it('keeps what bears on captions', async () =>
    expect(
      await kohya('shuffle_caption = true\nresolution = 512', 'keep_tokens = 2', 'class_tokens = "cat"\nis_reg = true'),
    ).toMatchObject([{classTokens: 'cat', regularisation: true, options: {shuffle: true, keepTokens: 2}}]));
  it('reads num_repeats of 10_cat from the settings, never from the name', async () =>
    expect(await subsetsOf('[[datasets]]\n[[datasets.subsets]]\nimage_dir = "10_cat"\n', 'k.toml')).toMatchObject([
      {folder: '10_cat', repeats: 1},
    ]));
  it.each([
    'color_aug = true',
    'flip_aug = false',
    'face_crop_aug_range = [1, 2]',
    'custom_attributes = {}',
    'caption_dropout_rate = 0',
    'alpha_mask = true',
  ])('knows the key of %s', async line => expect(await kohya('', '', line)).toHaveLength(1));
});

describe('settings of other trainers', () => {
  it.each([
    ['SimpleTuner shows repeats + 1 times', [{instance_data_dir: 'a', repeats: 4}], [{repeats: 5}]],
    ['SimpleTuner leaves disabled backends out', [{instance_data_dir: 'a', disabled: true}], []],
    ['OneTrainer leaves disabled concepts out', [{path: 'a'}, {path: 'b', enabled: false}], [{folder: 'a'}]],
    [
      'OneTrainer looks deeper only if told',
      [{path: 'a'}, {path: 'b', include_subdirectories: true}],
      [{recursive: false}, {recursive: true}],
    ],
    [
      'OneTrainer takes options of captions from its text',
      [{path: 'a', text: {enable_tag_shuffling: true, keep_tags_count: 3, tag_delimiter: ';'}}],
      [{options: {shuffle: true, keepTokens: 3, separator: ';'}}],
    ],
    [
      'ai-toolkit repeats above 1 only, and takes its trigger from one level up',
      {
        config: {
          process: [
            {
              trigger_word: 'sks',
              datasets: [
                {folder_path: 'a', num_repeats: 0.5},
                {folder_path: 'b', num_repeats: 3, trigger_word: 'tk'},
              ],
            },
          ],
        },
      },
      [
        {repeats: 1, options: {trigger: 'sks'}},
        {repeats: 3, options: {trigger: 'tk'}},
      ],
    ],
  ])('%s', async (_what, told, subsets) => expect((await json(told))?.subsets).toMatchObject(subsets));
  it('diffusion-pipe takes prefix and fractions of repeats, from above where a folder is silent', async () =>
    expect(
      await subsetsOf(
        'caption_prefix = "sks "\nnum_repeats = 2\n[[directory]]\npath = "a"\n[[directory]]\npath = "b"\nnum_repeats = 0.5\ncaption_prefix = "tk "\n',
        'p.toml',
      ),
    ).toMatchObject([
      {folder: 'a', repeats: 2, options: {prefix: 'sks '}},
      {folder: 'b', repeats: 0.5, options: {prefix: 'tk '}},
    ]));
});
