import {loadClipTokenizer} from '../clip-tokenizer/load.ts';
import {openTokenizerFile} from '../tokenizer-file/load.ts';

/** Before and after every text of CLIP's own. */
const START = 49_406;
const END = 49_407;
/** What tokens are called that fill up a shorter text, where a tokenizer does not say which it takes. */
const PADDING: readonly string[] = ['[PAD]', '<pad>', '<|endoftext|>'];

/** Texts as a model reads them. */
export interface TextTokens {
  /** All tokens of a text, special ones included. */
  encode(text: string): Uint32Array;
  /** Fills up shorter texts; the mask hides it. */
  readonly pad: number;
  /** The special token that a text ends with, which is kept where a text is cut; null where there is none. */
  readonly end: number | null;
}

/** The table that ships with the package, or a `tokenizer.json` beside the model. */
export async function loadTextTokens(path: string | null): Promise<TextTokens> {
  return path === null ? clipTokens() : fileTokens(path);
}

/** At most so many tokens, the end kept. */
export function cutTokens(ids: Uint32Array, most: number, {end}: Pick<TextTokens, 'end'>): Uint32Array {
  if (ids.length <= most) return ids;
  const cut = ids.slice(0, most);
  if (end !== null) cut[most - 1] = end;
  return cut;
}

function clipTokens(): TextTokens {
  const tokenizer = loadClipTokenizer('ftfy');
  return {encode: text => Uint32Array.of(START, ...tokenizer.encode(text), END), pad: END, end: END};
}

async function fileTokens(path: string): Promise<TextTokens> {
  const {json, tokenizer} = await openTokenizerFile(path);
  const encode = (text: string): Uint32Array => Uint32Array.from(tokenizer.encode(text).ids);
  const [empty, some] = [encode(''), encode('a')];
  const last = empty.at(-1) ?? null;
  return {encode, pad: padOf(json), end: last !== null && some.at(-1) === last ? last : null};
}

function padOf(json: object): number {
  const {padding, added_tokens: added} = json as {readonly padding?: unknown; readonly added_tokens?: unknown};
  const told = isTable(padding) ? padding['pad_id'] : undefined;
  if (isId(told)) return told;
  const tokens = Array.isArray(added) ? added.filter(isTable) : [];
  const found = PADDING.map(content => tokens.find(token => token['content'] === content)?.['id']).find(isId);
  return found ?? 0;
}

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isId(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0;
}
