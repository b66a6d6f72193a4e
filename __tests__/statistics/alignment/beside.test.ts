import {describe, expect, it} from '@jest/globals';
import {analyzeFully} from '../../../src/analyze.ts';
import type {ModelOptions} from '../../../src/analyze-options.ts';
import type {Alignment} from '../../../src/statistics/alignment/alignment.ts';
import {mismatchShare} from '../../../src/statistics/alignment/alignment.ts';
import {loadStatistics, saveStatistics} from '../../../src/statistics/saved.ts';
import {dataSet} from '../../helpers/data-set.ts';
import {tagger} from '../../helpers/onnx.ts';
import {shapes, TINY_CLIP} from '../../helpers/tiny-clip.ts';

const ITEMS = 60;
/** Of the mean blue, green and red of a picture. */
const SEEN = [
  {tag: 'red', weights: [-0.02, -0.02, 0.04], bias: -2},
  {tag: 'green', weights: [-0.02, 0.04, -0.02], bias: -2},
  {tag: 'blue', weights: [0.04, -0.02, -0.02], bias: -2},
  {tag: 'white_background', weights: [0.01, 0.01, 0.01], bias: -6},
] as const;
const TAGGER = dataSet({
  'model.onnx': tagger(['batch', 32, 32, 3], [1, 2], SEEN),
  'selected_tags.csv': `tag_id,name,category,count\n${SEEN.map(({tag}, i) => `${i},${tag},0,1`).join('\n')}\n`,
});

const seenBy = async (root: string, alignment: ModelOptions): Promise<Alignment> =>
  (await analyzeFully(root, {alignment, images: {}})).statistics.alignment;

describe('a tagger and an image–text model', () => {
  const root = dataSet(shapes(ITEMS));
  const both = {model: TINY_CLIP, tagger: TAGGER};

  it('the tagger is scored as it is alone, and the model is shown as it is alone', async () => {
    const [found, byTagger, byModel] = [
      await seenBy(root, both),
      await seenBy(root, {model: TAGGER}),
      await seenBy(root, {model: TINY_CLIP}),
    ];
    const {beside, clipScore, neighbours, ...scored} = found;
    expect(scored).toEqual({...byTagger, beside: undefined, clipScore: undefined, neighbours: undefined});
    const {model, n, belowHalf, auc} = byModel;
    expect(beside).toEqual({model, n, belowHalf, auc});
    expect({clipScore, neighbours}).toEqual({clipScore: byModel.clipScore, neighbours: byModel.neighbours});
    expect(byTagger).toMatchObject({beside: null, clipScore: null});
    expect(auc).toBeGreaterThan(byTagger.auc);
  });

  it('is told in the detail, and saved with the rest', async () => {
    const {report, statistics} = await analyzeFully(root, {alignment: both, images: {}});
    const {beside} = statistics.alignment;
    const detail = report.metrics['alignment']?.detail;
    expect(detail?.values).toMatchObject({
      'beside-auc': expect.closeTo(beside?.auc ?? NaN, 9),
      'beside-mismatched': expect.closeTo(mismatchShare(beside ?? {n: 0, belowHalf: 0}), 9),
    });
    expect(detail?.remarks).toContainEqual(
      expect.stringMatching(
        /^The tagger is scored\. The image–text model beside it ranks the captions of 60 pictures at /,
      ),
    );
    const again = loadStatistics(saveStatistics(statistics));
    expect(again?.alignment).toEqual(statistics.alignment);
  });

  it('of prose the model is scored, and the tagger says why it is not', async () => {
    const files = Object.fromEntries(
      Object.entries(shapes(ITEMS)).map(([name, content]) => [
        name,
        typeof content === 'string'
          ? `A picture of ${content.split(', ').slice(1).join(' and ')} on a table.`
          : content,
      ]),
    );
    const prose = dataSet(files);
    const [found, byModel] = [await seenBy(prose, both), await seenBy(prose, {model: TINY_CLIP})];
    expect(found).toEqual({...byModel, notes: ['A tagger knows tags, and these captions are prose.']});
  });

  it('what is no tagger is refused before a picture is shown', async () => {
    await expect(seenBy(root, {model: TAGGER, tagger: TINY_CLIP})).rejects.toMatchObject({
      code: 'model-invalid',
      message: `${TINY_CLIP} is no tagger: it has neither selected_tags.csv nor tag_mapping.json.`,
    });
  });
});
