import {type Bundle, DISPLAY, DISPLAY_METADATA} from '../host-contract.ts';
import {plainText} from './plain-text.ts';

export interface Rendered {
  readonly data: Bundle;
  readonly metadata: Readonly<Record<string, unknown>>;
  /** What went wrong with the object's own way to show itself; then `data` is plain text. */
  readonly complaint: string | null;
}

/** How a value is shown: by its own method if it has one, else as text. Enters the user's code. */
export async function render(value: unknown): Promise<Rendered> {
  let complaint: string;
  try {
    const method = methodOf(value);
    if (method === null) return asText(value, null);
    const bundle: unknown = await method.call(value);
    const data = jsonOf(bundle);
    if (data !== null) return {data, metadata: jsonOf(await metadataOf(value)) ?? {}, complaint: null};
    complaint = 'What its display method gives is no bundle of JSON values: shown as text.';
  } catch (error) {
    complaint = `Its display method throws (${error instanceof Error ? error.message : plainText(error)}): shown as text.`;
  }
  return asText(value, complaint);
}

function asText(value: unknown, complaint: string | null): Rendered {
  return {data: {'text/plain': plainText(value)}, metadata: {}, complaint};
}

function methodOf(value: unknown): ((this: unknown) => unknown) | null {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return null;
  const method: unknown = (value as {readonly [DISPLAY]?: unknown})[DISPLAY];
  return typeof method === 'function' ? (method as (this: unknown) => unknown) : null;
}

async function metadataOf(value: unknown): Promise<unknown> {
  const told: unknown = (value as {readonly [DISPLAY_METADATA]?: unknown})[DISPLAY_METADATA];
  return typeof told === 'function' ? await (told as (this: unknown) => unknown).call(value) : told;
}

/** A copy that is JSON, bytes as base64; `null` when it is not an object that JSON can say. */
export function jsonOf(value: unknown): Readonly<Record<string, unknown>> | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  try {
    const entries = Object.entries(value).map(([type, told]) => [
      type,
      told instanceof Uint8Array ? base64(told) : told,
    ]);
    const copy: unknown = JSON.parse(JSON.stringify(Object.fromEntries(entries)));
    return copy as Readonly<Record<string, unknown>>;
  } catch {
    return null;
  }
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}
