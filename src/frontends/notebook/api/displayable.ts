import {inspect} from 'node:util';
import {type Bundle, DISPLAY, DISPLAY_METADATA} from '../host-contract.ts';
import {tslabPublish} from './host.ts';

export type Metadata = Readonly<Record<string, unknown>>;

/** How an object is shown where it is the last thing in a cell. */
export interface Shown {
  /** One or several lines: what a terminal shows. */
  text(): string;
  bundle(): Promise<Bundle>;
  /** What can be had at once, for kernels that do not wait. */
  bundleNow?(): Bundle;
  /** Of the bundle, once it was made. */
  metadata?(): Metadata;
}

/** How each object shows itself. */
const SHOWN = new WeakMap<object, Shown>();

/**
 * Makes an object show itself in notebooks and on terminals. What is added cannot be seen by `JSON.stringify`, nor by a comparison of
 * objects.
 */
export function displayable<T extends object>(object: T, shown: Shown): T {
  SHOWN.set(object, shown);
  return hidden(object, {
    [DISPLAY]: () => shown.bundle(),
    [DISPLAY_METADATA]: () => shown.metadata?.() ?? {},
    [inspect.custom]: () => inspected(shown),
  });
}

/** Adds what is there for who asks, and no part of the object as JSON or in a comparison. */
export function hidden<T extends object, M extends object>(object: T, more: M): T & M {
  for (const name of Reflect.ownKeys(more)) {
    const value: unknown = Reflect.get(more, name);
    Object.defineProperty(object, name, {value, enumerable: false, configurable: true});
  }
  return object as T & M;
}

/** What an object shows at once; null where it has to be waited for. */
export function bundleNowOf(object: object): {readonly data: Bundle; readonly metadata: Metadata} | null {
  const shown = SHOWN.get(object);
  if (shown?.bundleNow === undefined) return null;
  return {data: shown.bundleNow(), metadata: shown.metadata?.() ?? {}};
}

/** Stock tslab prints the last value of a cell: there the printing shows the picture, and a line says what it is. */
function inspected(shown: Shown): string {
  const publish = shown.bundleNow === undefined ? null : tslabPublish();
  if (publish !== null && shown.bundleNow !== undefined) publish(shown.bundleNow(), shown.metadata?.() ?? {});
  return shown.text();
}

/** One representation of a bundle as text; '' where it has none. */
export function textIn(data: Bundle, type: string): string {
  const text = data[type];
  return typeof text === 'string' ? text : '';
}

/** Bundle and metadata of any value: its own, or how Node would print it. */
export async function bundleOf(value: unknown): Promise<{readonly data: Bundle; readonly metadata: Metadata}> {
  const shown = value as {readonly [DISPLAY]?: () => unknown; readonly [DISPLAY_METADATA]?: () => unknown};
  if (typeof shown?.[DISPLAY] === 'function') {
    const data = (await shown[DISPLAY]()) as Bundle;
    const metadata = (await shown[DISPLAY_METADATA]?.()) as Metadata | undefined;
    return {data, metadata: metadata ?? {}};
  }
  const text = typeof value === 'string' ? value : inspect(value, {depth: 4, maxStringLength: 10_000});
  return {data: {'text/plain': text}, metadata: {}};
}
