import {describe, expect, it} from '@jest/globals';
import {dataSet} from '../../helpers/data-set.ts';
import {analyze} from '../../../src/analyze.ts';
import {fileDefectsWords} from '../../../src/advice/rules/file-defects.words.ts';
import {findings, times} from '../../helpers/findings.ts';

const trigger = ['sks'];

describe('sentences agree with their numbers', () => {
  it.each([
    [1, 'What this image shows'],
    [2, 'What these images show'],
  ])('trigger-placement: missing from %i', async (n, why) => {
    const captions = times(20, i => (i < n ? `hat ${i}` : `sks, hat ${i}`));
    expect((await findings('trigger-placement', captions, {trigger}))[0]?.why).toContain(why);
  });
  it.each([
    [1, '1 of 20 captions exceeds 75 tokens; its end is never read'],
    [2, '2 of 20 captions exceed 75 tokens; their ends are never read'],
  ])('token-overflow: %i too long', async (n, what) => {
    // 26 times 3 tokens less the last comma: 77. What is cut off stands in short captions too.
    const hats = [...'abcdefghijklmnopqrstuvwxyz'].map(letter => `hat ${letter}`);
    const captions = times(20, i => (i < n ? hats.join(', ') : `hat y, hat z, hat ${i}`));
    expect((await findings('token-overflow', captions, {trigger}))[0]?.what).toBe(what);
  });
  it('narrow-vocabulary: one tag', async () => {
    const found = await findings(
      'narrow-vocabulary',
      times(20, () => 'hat'),
      {trigger},
    );
    for (const {what} of found) expect(what).not.toMatch(/1 different tag\b|1 vary/);
  });
});

describe('nearly-always-tags counts captions, not images', () => {
  it('leaves images without a caption out', async () => {
    const root = dataSet({
      ...Object.fromEntries(times(31, i => `${i}.png`).map(name => [name, null])),
      ...Object.fromEntries(
        times(30, i => `${i}.txt`).map((name, i) => [name, `${i ? 'scarf' : 'hat'}, tag ${i % 5}`]),
      ),
    });
    const {advice} = await analyze(root, {trigger});
    expect(advice.find(({rule}) => rule === 'nearly-always-tags')?.what).toBe(
      '`scarf` is missing from 1 of 30 captions',
    );
  });
});

describe('always-true-tags: what to do depends on what is taught', () => {
  const captions = times(30, i => `simple background, tag ${i % 5}`);
  it.each([
    ['general', 'in a general set no tag should be true of every picture'],
    ['character', 'remove what is part of the character.'],
    ['concept', 'remove what is part of the concept.'],
  ] as const)('%s', async (purpose, todo) =>
    expect((await findings('always-true-tags', captions, {trigger, purpose}))[0]?.todo).toContain(todo),
  );
});

describe('spelling-variants: why it matters depends on the encoder', () => {
  const why = async (rare: string, options = {}) =>
    (
      await findings(
        'spelling-variants',
        times(20, i => `${i < 4 ? rare : 'red hat'}, tag ${i % 5}`),
        options,
      )
    )[0]?.why;
  it('case is nothing to CLIP', async () => expect(await why('Red hat')).toContain('reads them alike'));
  it('case is another word to T5', async () => {
    const encoder = {encoder: 't5', tokens: 512} as const;
    expect(await why('Red hat', {encoder})).toBe('Each spelling is learned by itself, each from fewer pictures.');
  });
  it('underscores cost tokens', async () =>
    expect(await why('red_hat')).toBe(
      'Each spelling is learned by itself, each from fewer pictures; underscores also cost tokens.',
    ));
});

describe('file-defects: why does not say again what was found', () => {
  it.each(['caption-apart', 'image-missing', 'lfs-pointer'] as const)('%s', code => {
    const said = {code, count: 1, detail: null, caps: false};
    const words = (text: string) => new Set(text.toLowerCase().match(/[a-z]{4,}/g));
    const [what, why] = [words(fileDefectsWords.what(said)), words(fileDefectsWords.why(said))];
    expect([...why].filter(word => what.has(word)).length).toBeLessThan(why.size / 2);
  });
});

describe('captions that are all alike', () => {
  it.each([
    [5, 'All 5 images share their caption with another'],
    [2, '2 of 2 images share their caption with another'],
  ])('repeated-captions: %i', async (n, what) =>
    expect(
      (
        await findings(
          'repeated-captions',
          times(n, () => 'sks, red hat, scarf'),
          {trigger},
        )
      )[0]?.what,
    ).toBe(what),
  );
  it('constant-phrases', async () => {
    const prose = times(5, () => 'A photo of the old tower that stands by the river in the rain');
    expect((await findings('constant-phrases', prose, {trigger}))[0]?.what).toMatch(/opens all 5 captions$/);
  });
  it('narrow-vocabulary: nothing varies', async () => {
    const [finding] = await findings(
      'narrow-vocabulary',
      times(5, () => 'sks, red hat, scarf'),
      {trigger},
    );
    expect(finding?.why).toBe('The model is told the same of every picture, so no prompt can choose between them.');
  });
});
