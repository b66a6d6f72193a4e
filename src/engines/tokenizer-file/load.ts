import {createHash} from 'node:crypto';
import {readFileSync, statSync} from 'node:fs';
import {basename} from 'node:path';
import {TagnosisError} from '../../errors.ts';
import {fileTokenCounter} from './counter.ts';
import type {TokenCounter} from '../clip-tokenizer/counter.ts';

const LARGEST = 256 * 1024 * 1024;
const MODELS: readonly string[] = ['BPE', 'Unigram', 'WordPiece'];
const HINT = 'Give the tokenizer.json of the text encoder, as Hugging Face publishes it.';

/** Counters by encoder, and what each file is: `t5:<hash>`. */
export interface LoadedTokenizers {
  readonly counters: ReadonlyMap<string, TokenCounter>;
  readonly tokenizers: readonly string[];
}

/** Loads the files of `encoder → path`; the encoder `any` stands for whichever the trainer has. */
export async function loadTokenizers(paths: Readonly<Record<string, string>>): Promise<LoadedTokenizers> {
  const counters = new Map<string, TokenCounter>();
  const tokenizers: string[] = [];
  for (const [encoder, path] of Object.entries(paths).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    counters.set(encoder, await loadTokenizerFile(path));
    tokenizers.push(`${encoder}:${createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 16)}`);
  }
  return {counters, tokenizers};
}

/**
 * Counts tokens with a `tokenizer.json` of the user's: T5, Qwen, Gemma and other encoders whose vocabulary does not ship
 * with this package. All tokens count, special ones included, as their budgets do. The library loads with the first file.
 */
export async function loadTokenizerFile(path: string): Promise<TokenCounter> {
  const {tokenizer} = await openTokenizerFile(path);
  return fileTokenCounter((text, special) => tokenizer.encode(text, {add_special_tokens: special}).ids.length);
}

/** A `tokenizer.json`, and what it says. The library loads with the first file. */
export async function openTokenizerFile(
  path: string,
): Promise<{readonly json: object; readonly tokenizer: import('@huggingface/tokenizers').Tokenizer}> {
  const json = parsed(path);
  const {Tokenizer} = await import('@huggingface/tokenizers');
  try {
    const tokenizer = new Tokenizer(json, {});
    // What is wrong with it shows when it is used.
    tokenizer.encode('');
    return {json, tokenizer};
  } catch (cause) {
    throw invalid(path, cause instanceof Error ? cause.message : String(cause), cause);
  }
}

function parsed(path: string): object {
  let text: string;
  try {
    if (statSync(path).size > LARGEST) throw invalid(path, 'it is larger than 256 MiB');
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    if (cause instanceof TagnosisError) throw cause;
    throw new TagnosisError('source-not-found', `The tokenizer ${path} cannot be read.`, {
      hint: 'Check --tokenizer.',
      cause,
    });
  }
  const json = parseJson(text, path);
  if (typeof json !== 'object' || json === null || !('model' in json)) throw invalid(path, '"model" is missing');
  const {model} = json;
  if (typeof model !== 'object' || model === null || !('vocab' in model))
    throw invalid(path, '"model.vocab" is missing');
  const type = 'type' in model ? String(model.type) : '';
  if (!MODELS.includes(type)) throw invalid(path, `"model.type" is "${type}"`);
  return json;
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw invalid(path, 'it is not JSON', cause);
  }
}

function invalid(path: string, why: string, cause?: unknown): TagnosisError {
  return new TagnosisError('tokenizer-invalid', `${basename(path)} is no tokenizer that is known: ${why}.`, {
    hint: HINT,
    cause,
  });
}
