import type {Fix} from '../../src/advice/finding.ts';
import type {AnalyzeOptions} from '../../src/analyze-options.ts';
import type {MemoryItem} from '../../src/sources/memory.ts';

/** A data set as its owner has it: captions and the trainer's options. */
export interface Owned {
  readonly items: readonly (MemoryItem & {readonly caption: string})[];
  readonly options: AnalyzeOptions;
}

const keyOf = (tag: string): string =>
  tag
    .toLowerCase()
    .replaceAll('_', ' ')
    .replace(/\u200b/g, '')
    .replace(/\s+/g, ' ');
const CHARACTERS = new Map<string, readonly [RegExp, string]>([
  ['zero-width', [/\u200b/g, '']],
  ['nbsp', [/\u00a0/g, ' ']],
  ['full-width-comma', [/，/g, ', ']],
  ['trailing-separator', [/[\s,]+$/, '']],
  ['outer-space', [/^\s+|\s+$/g, '']],
  ['bom', [/^\ufeff/, '']],
  ['eol', [/\r\n?/g, '\n']],
]);

/** What a person would do who reads the fix: plain lists of tags, no code of ours. Captions never become empty. */
export function editByHand({items, options}: Owned, fix: Fix): Owned {
  if (fix.kind === 'set-training-option') {
    return {items, options: {...options, profileOptions: {...options.profileOptions, [fix.option]: fix.value}}};
  }
  if (fix.kind === 'set-repeats') {
    const repeated = items.map(item => (`×${item.repeats}` === fix.subset ? {...item, repeats: fix.to} : item));
    return {items: repeated, options};
  }
  return {items: items.map(item => ({...item, caption: rewritten(item.caption, fix)})), options};
}

function rewritten(caption: string, fix: Fix): string {
  const characters = fix.kind === 'normalise-text' ? CHARACTERS.get(fix.what) : undefined;
  if (characters !== undefined) return caption.replace(...characters);
  const tags = caption.split(',').map(tag => tag.trim());
  const edited = editedTags(tags, fix);
  const joined = edited.join(', ');
  if (!edited.some(tag => tag !== '')) return caption;
  // What stands last must not bring white space to the end that was not there.
  return caption === caption.trimEnd() ? joined.trimEnd() : joined;
}

function editedTags(tags: readonly string[], fix: Fix): readonly string[] {
  switch (fix.kind) {
    case 'normalise-text':
      return tags.filter(tag => tag !== '');
    case 'remove-tag':
      return tags.filter(tag => keyOf(tag) !== keyOf(fix.tag));
    case 'deduplicate-tags': {
      const name = fix.by === 'exact' ? (tag: string) => tag : keyOf;
      return tags.filter((tag, i) => tag === '' || tags.findIndex(other => name(other) === name(tag)) === i);
    }
    case 'rename-tag': {
      const others = tags.filter(tag => !fix.from.includes(tag)).map(keyOf);
      const isFirst = (i: number): boolean => tags.findIndex(tag => fix.from.includes(tag)) === i;
      return tags.flatMap((tag, i) => {
        if (!fix.from.includes(tag)) return [tag];
        return isFirst(i) && !others.includes(keyOf(fix.to)) ? [fix.to] : [];
      });
    }
    default:
      throw new Error(`${fix.kind} edits no caption`);
  }
}
