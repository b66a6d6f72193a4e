import {describe, expect, it} from '@jest/globals';
import {PROFILES, type ProfileName} from '../../src/config/profiles.ts';
import {isImageFile, refusal} from '../../src/sources/image-files.ts';

describe('isImageFile(path)', () => {
  it.each([
    ['a.png', true],
    ['t/a.JPEG', true],
    ['a.b.Webp', true],
    ['a.txt', false],
    ['png', false],
    ['.png', false],
    ['a-masklabel.png', false],
    ['a-CondLabel.PNG', false],
    ['a-masklabel-b.png', true],
  ])('%s: %s', (path, expected) => expect(isImageFile(path)).toBe(expected));
});

describe('refusal(path, profile)', () => {
  /** Extensions by trainer, from the specification; all others are refused. */
  const READ: Readonly<Partial<Record<ProfileName, string>>> = {
    kohya: 'png jpg jpeg webp bmp avif jxl',
    musubi: 'png jpg jpeg webp bmp avif',
    onetrainer: 'bmp jpg jpeg png tif tiff webp avif',
    'ai-toolkit': 'jpg jpeg png webp',
  };
  const ALL = 'png jpg jpeg webp bmp gif tif tiff avif jxl jp2 tga'.split(' ');
  it.each(Object.entries(READ))('%s reads %s', (name, read) => {
    const profile = PROFILES[name as ProfileName];
    expect(ALL.filter(one => refusal(`a.${one}`, profile) === null).toSorted()).toEqual(read.split(' ').toSorted());
    expect(refusal('a.gif', profile)).toEqual({code: 'image-extension-unread', detail: '.gif'});
  });
  it.each([
    ['kohya', 'a.PNG', null],
    ['kohya', 'a.Png', 'image-mixed-case'],
    ['musubi', 'a.jPg', 'image-mixed-case'],
    ['onetrainer', 'a.Png', null],
    ['ai-toolkit', 'a.Png', null],
  ] as const)('%s: %s is refused for %j', (name, path, code) =>
    expect(refusal(path, PROFILES[name])?.code ?? null).toBe(code),
  );
});
