import {join, relative} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {SOURCE_DEFAULTS, type SourceOptions} from '../../src/sources/candidate.ts';
import {openSource} from '../../src/sources/open-source.ts';
import {dataSet} from '../helpers/data-set.ts';

const SET = {'i/1.png': null, 'i/2.png': null, 'sub/t/1.txt': 'hat', 'sub/t/2.txt': 'cat', 'notes/x.txt': 'x'};
const detect = async (root: string, captions: string, more: Partial<SourceOptions> = {}) =>
  (await openSource(root, {...SOURCE_DEFAULTS, captions, ...more})).detection;

describe('--captions', () => {
  it.each(['sub/t', 'sub/t/', './sub/t', 'sub/../sub/t', 'sub\\t'])('%s is seen from the data set', async told =>
    expect(await detect(dataSet(SET), told)).toMatchObject({layout: 'captions-apart', notes: []}),
  );
  it('is seen from the working folder, or absolutely, if it lies inside', async () => {
    const root = dataSet(SET);
    for (const told of [join(root, 'sub/t'), relative('.', join(root, 'sub/t'))])
      expect((await detect(root, told)).why).toContain('2 captions in sub/t/');
  });
  it('may be the root', async () =>
    expect((await detect(dataSet({'i/1.png': null, '1.txt': 'hat'}), '.')).why).toContain('in the root folder'));
  it.each(['nowhere', '../caps', '/etc', '/'])('%s is an error', async told =>
    expect(detect(dataSet(SET), told)).rejects.toMatchObject({code: 'source-not-found'}),
  );
  it('suggests the folder that was meant', async () =>
    expect(detect(dataSet(SET), 'sub/tt')).rejects.toMatchObject({hint: 'Did you mean sub/t?'}));
  it.each([
    ['names that are not unique', {...SET, 'j/1.png': null}, 'j/1.png'],
    ['no name that fits', {'i/1.png': null, 'sub/t/9.txt': 'hat'}, 'name of an image'],
    ['no image', {'sub/t/9.txt': 'hat'}, 'no image'],
  ])('%s: an error', async (_what, files, says) =>
    expect(detect(dataSet(files), 'sub/t')).rejects.toMatchObject({
      code: 'layout-mismatch',
      message: expect.stringContaining(says),
    }),
  );
  it('with captions of another extension than told is an error', async () =>
    expect(detect(dataSet(SET), 'sub/t', {captionExtension: '.caption'})).rejects.toMatchObject({
      code: 'layout-mismatch',
    }));
  it('does not go with another layout', async () =>
    expect(detect(dataSet(SET), 'sub/t', {layout: 'pairs'})).rejects.toMatchObject({code: 'layout-mismatch'}));
  it('wins over settings and tables that lie there', async () => {
    const root = dataSet({...SET, 'dataset.toml': '[[', 'metadata.jsonl': 'x'});
    expect((await detect(root, 'sub/t')).layout).toBe('captions-apart');
  });
});
