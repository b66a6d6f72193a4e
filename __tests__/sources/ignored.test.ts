import {describe, expect, it} from '@jest/globals';
import {isIgnored} from '../../src/sources/ignored.ts';
import {readSet} from '../helpers/read-set.ts';

const NOISE =
  '.git .DS_Store __MACOSX Thumbs.db desktop.ini _latent_cache _t_e_cache _clip_vision_cache _controls _quarantine a.npz a.safetensors README.md README LICENSE LICENSE.txt';

describe('isIgnored(name)', () => {
  it.each(NOISE.split(' '))('%s belongs to tools', name => expect(isIgnored(name)).toBe(true));
  it.each(['a.txt', 'hat.png', 'controls', 'a.npz.txt', 'lecture.txt', 'thumbs'])('%s may belong to the set', name =>
    expect(isIgnored(name)).toBe(false),
  );
  it('passes over folders and files without a word', async () => {
    const noise = Object.fromEntries(NOISE.split(' ').map(name => [name.includes('.') ? name : `${name}/b.png`, null]));
    const {corpus, codes} = await readSet({'a.png': null, 'a.txt': 'hat', ...noise});
    expect([corpus.keys, codes]).toEqual([['a.png'], []]);
  });
});
