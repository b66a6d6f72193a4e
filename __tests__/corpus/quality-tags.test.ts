import {describe, expect, it} from '@jest/globals';
import {isGenericTag, isQualityTag} from '../../src/corpus/quality-tags.ts';

const list = (text: string): string[] => text.split(', ');

describe('isQualityTag(key)', () => {
  it.each(
    list(
      'masterpiece, best quality, amazing quality, worst quality, aesthetic, very aesthetic, very displeasing, lowres, highres, absurdres, newest, oldest, year 2024, score 9, score 9 up, source anime, source pony, rating explicit, safe, nsfw',
    ),
  )('%s is', key => expect(isQualityTag(key)).toBe(true));
  it.each(list('hat, water quality, year, year 20245, source code, score, unsafe, masterpieces, high'))(
    '%s is not',
    key => expect(isQualityTag(key)).toBe(false),
  );
});

describe('isGenericTag(key)', () => {
  it.each(
    list(
      '1girl, 2boys, 6+girls, solo, no humans, long hair, blue eyes, simple background, white shirt, school uniform, full body, from above, looking at viewer, standing, smile, open mouth',
    ),
  )('%s is', key => expect(isGenericTag(key)).toBe(true));
  it.each(list('hat, sks, hair, girl, hairband, hatsune miku, eyes wide, background check'))('%s is not', key =>
    expect(isGenericTag(key)).toBe(false),
  );
});
