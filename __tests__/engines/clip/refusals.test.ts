import {mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {embed} from '../../../src/engines/clip/embed.ts';
import {openTaggerFolder} from '../../../src/engines/clip/tagger-folder.ts';
import {policyOf} from '../../../src/engines/image/policy.ts';
import {dataSet} from '../../helpers/data-set.ts';
import {picture, TINY_CLIP} from '../../helpers/tiny-clip.ts';

const of = (name: string): Buffer => readFileSync(join(TINY_CLIP, name));
const IMAGE = 'vision_model.onnx';
const WHOLE = of(IMAGE);

/** The test model, of which something was changed. */
function changed(change: (folder: string) => void): string {
  const names = ['text_model.onnx', IMAGE, 'config.json', 'preprocessor_config.json'];
  const folder = dataSet(Object.fromEntries(names.map(name => [name, of(name)])));
  change(folder);
  return folder;
}

const refusal = async (model: string): Promise<unknown> => {
  const bytes = picture(0);
  const pictures = [{image: {name: '.png', path: null, read: () => bytes}, contentId: 'a'}];
  return embed({pictures, texts: []}, {model, policy: policyOf('kohya'), cache: null, threads: 1}).catch(
    (error: unknown) => error,
  );
};

const replaced = (content: string | Buffer) => (folder: string) => writeFileSync(join(folder, IMAGE), content);
const removed = (name: string) => (folder: string) => rmSync(join(folder, name));

describe('what is no model is refused with what it is, and what to do', () => {
  it.each([
    ['cut off after its first kilobyte', replaced(WHOLE.subarray(0, 1000)), 'is cut off or damaged', 'fetch it again'],
    ['cut off before its last byte', replaced(WHOLE.subarray(0, -1)), 'is cut off or damaged', 'fetch it again'],
    ['a page that asks for a password', replaced('<!DOCTYPE html><p>Log in'), 'is a web page', 'Download the file'],
    ['a checkpoint of PyTorch', replaced('PK\u0003\u0004 and so on'), 'holds weights of PyTorch', 'Export it to ONNX'],
    [
      'a file of safetensors',
      replaced(Buffer.concat([Buffer.of(2, 0, 0, 0, 0, 0, 0, 0), Buffer.from('{}')])),
      'holds weights of PyTorch',
      'Export it to ONNX',
    ],
    ['the other tower', replaced(of('text_model.onnx')), 'it is the text model, not the image model', 'exchanged'],
    [
      'a folder',
      (folder: string) => {
        rmSync(join(folder, IMAGE));
        mkdirSync(join(folder, IMAGE));
      },
      'it is no file',
      'docs/models.md',
    ],
    [
      'a link to nothing',
      (folder: string) => {
        rmSync(join(folder, IMAGE));
        symlinkSync(join(folder, 'gone'), join(folder, IMAGE));
      },
      'it is a link to nothing',
      'docs/models.md',
    ],
  ])('%s', async (_what, change, why, hint) => {
    expect(await refusal(changed(change))).toMatchObject({
      code: 'model-invalid',
      message: expect.stringMatching(new RegExp(`vision_model\\.onnx.*${why}`)) as unknown,
      hint: expect.stringContaining(hint) as unknown,
    });
  });

  it('says who wants the size that the model does not take', async () => {
    const untold = await refusal(changed(removed('preprocessor_config.json')));
    expect(untold).toMatchObject({
      message: expect.stringContaining('without a preprocessor_config.json they are made 224') as unknown,
    });
  });

  it('a table of tags that is a folder', () => {
    const folder = dataSet({'model.onnx': 'x', 'selected_tags.csv/note.txt': ''});
    expect(() => openTaggerFolder(folder)).toThrow(
      expect.objectContaining({
        code: 'model-invalid',
        message: expect.stringContaining('it cannot be read (EISDIR)') as unknown,
      }),
    );
  });
});
