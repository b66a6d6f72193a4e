import {describe, expect, it} from '@jest/globals';
import {areEmbedded} from '../../../src/engines/clip/are-embedded.ts';
import type {EmbedOptions} from '../../../src/engines/clip/embed-options.ts';
import {embed} from '../../../src/engines/clip/embed.ts';
import {contentIdOf} from '../../../src/engines/image/content-id.ts';
import {policyOf} from '../../../src/engines/image/policy.ts';
import {dataSet} from '../../helpers/data-set.ts';
import {picture, TINY_CLIP} from '../../helpers/tiny-clip.ts';

const idOf = (i: number): string => contentIdOf(picture(i));

describe('areEmbedded(contentIds, options)', () => {
  it('is true of pictures that the model was shown, by the same eyes and with the same cache', async () => {
    const options: EmbedOptions = {model: TINY_CLIP, policy: policyOf('kohya'), cache: dataSet({}), threads: 1};
    expect(await areEmbedded([idOf(0)], options)).toBe(false);
    const pictures = [0, 1].map(i => ({
      image: {name: '.png', path: null, read: () => picture(i)},
      contentId: idOf(i),
    }));
    await embed({pictures, texts: []}, options);
    expect(await areEmbedded([idOf(0), idOf(1)], options)).toBe(true);
    expect(await areEmbedded([idOf(0), idOf(2)], options)).toBe(false);
    expect(await areEmbedded([idOf(0)], {...options, policy: policyOf('diffusers')})).toBe(false);
    expect(await areEmbedded([idOf(0)], {...options, cache: null})).toBe(false);
  });
});
