import * as fc from 'fast-check';
import {type Analysis, analyzeFully} from '../../src/analyze.ts';
import type {AnalyzeOptions} from '../../src/analyze-options.ts';
import {type Profile, PROFILES} from '../../src/config/profiles.ts';
import {CorpusBuilder} from '../../src/corpus/corpus-builder.ts';
import type {Corpus} from '../../src/corpus/corpus.ts';
import {memorySource, type MemoryItem} from '../../src/sources/memory.ts';

/** A caption, several that are equally likely, or an item with repeats. */
export type Told = string | readonly string[] | Omit<MemoryItem, 'key'>;

/** Items with the keys `000`, `001`, … */
export function itemsOf(captions: readonly Told[]): MemoryItem[] {
  return captions.map((told, i) => {
    const key = String(i).padStart(3, '0');
    return typeof told === 'object' && 'caption' in told ? {key, ...told} : {key, caption: told};
  });
}

/** Report and statistics of captions in memory. */
export function analysisOf(captions: readonly Told[], options: AnalyzeOptions = {}): Promise<Analysis> {
  return analyzeFully(memorySource(itemsOf(captions)), options);
}

/** The corpus that kohya, with some options, reads of captions in memory. */
export function corpusOf(captions: readonly Told[], options: Partial<Profile> = {}): Promise<Corpus> {
  return corpusOfItems(itemsOf(captions), options);
}

/** The corpus that kohya, with some options, reads of items in memory. */
export async function corpusOfItems(items: readonly MemoryItem[], options: Partial<Profile> = {}): Promise<Corpus> {
  const builder = new CorpusBuilder(PROFILES.kohya, options);
  for await (const item of memorySource(items).items()) builder.add(item);
  return builder.build();
}

const TAGS = ['1girl', 'hat', 'red scarf', 'smile', 'night', 'rain', 'long hair', 'tower', 'boots', 'umbrella'];

/** Captions of different tags from a small vocabulary. */
export const tagCaptions: fc.Arbitrary<string[]> = fc.array(
  fc.subarray(TAGS, {minLength: 1}).map(tags => tags.join(', ')),
  {minLength: 1, maxLength: 30},
);

/** Tags of a caption as anyone would read them. */
export function tagsOf(caption: string): string[] {
  return caption.split(',').map(tag => tag.trim());
}

/** `n` names: `hat a`, `hat b`, … that differ in a letter and are no slips of each other. */
export function names(n: number, prefix = 'hat'): string[] {
  return Array.from(
    {length: n},
    (_, i) => `${prefix} ${String.fromCharCode(97 + (i % 26)).repeat(2 + Math.floor(i / 26))}`,
  );
}
