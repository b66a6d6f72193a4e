import {describe, expect, it} from '@jest/globals';
import {analyzeFully} from '../../../src/analyze.ts';
import {clipScoreOf, cosinesOf, wholeCaptions} from '../../../src/statistics/alignment/clip-score.ts';
import {embed} from '../../../src/engines/clip/embed.ts';
import {policyOf} from '../../../src/engines/image/policy.ts';
import {dataSet} from '../../helpers/data-set.ts';
import {corpusOf} from '../../helpers/sets.ts';
import {direction} from '../../helpers/seen-alignment.ts';
import {caption, EXPECTED, picture, shapes, TINY_CLIP} from '../../helpers/tiny-clip.ts';

const seen = (cosines: readonly (readonly [string, number])[], isBase32 = false) => ({
  cosines: new Map(cosines),
  isBase32,
});

describe('clipScoreOf(keys, seen)', () => {
  it('is 2.5 times the cosine, and 0 below it', () =>
    expect(
      clipScoreOf(
        ['a', 'b'],
        seen([
          ['a', 0.2],
          ['b', -0.4],
        ]),
      ),
    ).toEqual({
      n: 2,
      mean: 0.25,
      quantiles: [0.05, 0.25, 0.45].map(x => expect.closeTo(x, 12)),
      isBase32: false,
    }));
  it('counts only items that are in the set', () =>
    expect(
      clipScoreOf(
        ['a'],
        seen(
          [
            ['a', 0.4],
            ['gone', 0],
          ],
          true,
        ),
      ),
    ).toMatchObject({n: 1, mean: 1, isBase32: true}));
  it('is null where nothing was read', () => expect(clipScoreOf(['a'], seen([]))).toBeNull());
});

describe('wholeCaptions(corpus)', () => {
  it('reads each different caption once, with the prefix', () =>
    expect([...wholeCaptions({texts: ['hat, cat', ' hat, cat\n', '', 'dog']})]).toEqual([
      ['hat, cat', 'A photo depicts hat, cat'],
      ['dog', 'A photo depicts dog'],
    ]));
  it('draws 2048 of more, the same each time', () => {
    const texts = Array.from({length: 5000}, (_, i) => `caption ${i}`);
    const drawn = wholeCaptions({texts});
    expect(drawn.size).toBe(2048);
    expect([...wholeCaptions({texts})]).toEqual([...drawn]);
  });
});

describe('cosinesOf(corpus, seen)', () => {
  it('leaves out items without picture or vector', async () => {
    const corpus = await corpusOf(['hat', 'cat', 'dog']);
    const vectors = [direction('hat'), null, direction('dog')];
    const placeOf = new Map(corpus.keys.map((key, i) => [key, i]));
    const texts = new Map(['hat', 'cat'].map(text => [text, direction(text)]));
    const found = cosinesOf(corpus, {vectors, placeOf, texts});
    expect([...found]).toEqual([[corpus.keys[0], expect.closeTo(1, 6)]]);
  });
});

describe('CLIPScore of a set', () => {
  it('is that of each picture with its whole caption, shown and not scored', async () => {
    const model = {model: TINY_CLIP, templates: EXPECTED.templates, threads: 1};
    const {report, statistics} = await analyzeFully(dataSet(shapes(40)), {alignment: model, images: {}});
    const indices = Array.from({length: 40}, (_, i) => i);
    const {images, texts} = await embed(
      {
        pictures: indices.map(i => ({image: {name: '.png', path: null, read: () => picture(i)}, contentId: String(i)})),
        texts: indices.map(i => `A photo depicts ${caption(i).trim()}`),
      },
      {model: TINY_CLIP, policy: policyOf('kohya'), cache: null, threads: 1},
    );
    const scores = indices.map(i => {
      const cosine = (images[i] ?? new Float32Array()).reduce((sum, x, k) => sum + x * (texts[i]?.[k] ?? 0), 0);
      return 2.5 * Math.max(0, cosine);
    });
    const mean = scores.reduce((a, b) => a + b, 0) / scores.length;
    expect(statistics.alignment.clipScore).toMatchObject({n: 40, mean: expect.closeTo(mean, 5), isBase32: false});
    const detail = report.metrics['alignment']?.detail;
    expect(detail?.values).toMatchObject({'clip-score': expect.closeTo(mean, 5)});
    expect(detail?.remarks?.join()).toContain('ViT-B/32');
    expect(Object.keys(report.metrics)).not.toContain('clip-score');
  });
});
