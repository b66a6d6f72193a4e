import {TagnosisError} from '../errors.ts';
import type {Statistics} from './statistics.ts';

const KIND = 'tagnosis-statistics';
/** Raised when saved statistics of older versions can no longer be judged. */
const VERSION = 1;

/** Statistics as JSON: they need neither captions, images nor models to be judged again. */
export function saveStatistics(statistics: Statistics): string {
  const plain = (_key: string, value: unknown): unknown =>
    value instanceof Float64Array ? {float64: [...value]} : value;
  return `${JSON.stringify({kind: KIND, version: VERSION, statistics}, plain)}\n`;
}

/** Statistics that were saved, or null when the text is something else. Throws for versions that it cannot read. */
export function loadStatistics(text: string): Statistics | null {
  if (!text.startsWith(`{"kind":"${KIND}"`)) return null;
  const saved = JSON.parse(text, (_key, value: unknown) =>
    isFloats(value) ? Float64Array.from(value.float64) : value,
  ) as {readonly version: number; readonly statistics: Statistics};
  if (saved.version === VERSION) return saved.statistics;
  throw new TagnosisError('layout-unsupported', `These statistics are of version ${saved.version}.`, {
    hint: `This version of tagnosis reads version ${VERSION}: save them anew.`,
  });
}

function isFloats(value: unknown): value is {readonly float64: readonly number[]} {
  return typeof value === 'object' && value !== null && 'float64' in value && Array.isArray(value.float64);
}
