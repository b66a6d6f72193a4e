import {describe, expect, it} from '@jest/globals';
import {PROFILES} from '../../src/config/profiles.ts';
import {readCaptions} from '../../src/corpus/variants.ts';
import {expandLines} from '../../src/corpus/wildcards.ts';
import {WHOLE} from '../../src/sources/source.ts';

const WILD = {...PROFILES.kohya, wildcards: true};
const item = (...texts: readonly string[]) => ({
  key: '1.png',
  captions: texts.map(text => ({text, probability: 1 / texts.length})),
  subset: WHOLE,
  notes: [],
});

describe('wildcards of an item', () => {
  const lines = Array.from({length: 300}, (_, i) => `${i}, ${'{a|b}'.repeat(8)}`);

  it('have at most 256 variants, however many lines there are', () => {
    const {variants, notes} = readCaptions(item(lines.join('\n')), WILD);
    expect(variants.length).toBeLessThanOrEqual(256);
    expect(variants.reduce((sum, {probability}) => sum + probability, 0)).toBeCloseTo(1, 12);
    expect(notes.map(({code}) => code)).toContain('wildcard-capped');
  });
  it('however many captions there are', () => {
    expect(readCaptions(item(...lines), WILD).variants.length).toBeLessThanOrEqual(256);
  });
  it('are drawn from all lines, and the same each time', () => {
    const {variants} = readCaptions(item(lines.join('\n')), WILD);
    expect(readCaptions(item(lines.join('\n')), WILD).variants).toEqual(variants);
    expect(new Set(variants.map(({text}) => text.split(',')[0])).size).toBeGreaterThan(100);
  });
  it('are enumerated up to 256, each line with its own share', () => {
    const {variants, capped} = expandLines([
      {text: '{a|b}'.repeat(7), probability: 0.5},
      {text: '{c|d}'.repeat(7), probability: 0.5},
    ]);
    expect([variants.length, capped, variants[0]?.probability]).toEqual([256, false, 1 / 256]);
  });
  it('of a line with endless choices are drawn too', () => {
    expect(expandLines([{text: '{a|b}'.repeat(5000), probability: 1}])).toMatchObject({capped: true});
  });
});

describe('ai-toolkit’s default_caption', () => {
  const profile = {...PROFILES['ai-toolkit'], defaultCaption: 'a dog', trigger: 'sks'};
  it('serves an image without caption, and a blank file too', () => {
    const texts = [item(), item(' \n')].map(one => readCaptions(one, profile).variants.map(({text}) => text));
    expect(texts).toEqual([['sks a dog'], ['sks a dog']]);
  });
  it('leaves a blank file blank where there is none', () => {
    const {variants, notes} = readCaptions(item(' \n'), PROFILES['ai-toolkit']);
    expect([variants[0]?.text, notes[0]?.code]).toEqual(['', 'caption-empty']);
  });
});
