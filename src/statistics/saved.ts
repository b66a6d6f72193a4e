import {TagnosisError} from '../errors.ts';
import {misshapenPart} from './saved-shape.ts';
import type {Statistics} from './statistics.ts';

const KIND = 'tagnosis-statistics';
/** Raised when saved statistics of older versions can no longer be judged. */
const VERSION = 2;
/** How every file of saved statistics begins. */
export const SAVED_START: string = `{"kind":"${KIND}"`;

/** Statistics as JSON: they need neither captions, images nor models to be judged again. */
export function saveStatistics(statistics: Statistics): string {
  const plain = (_key: string, value: unknown): unknown =>
    value instanceof Float64Array ? {float64: [...value]} : value;
  return `${JSON.stringify({kind: KIND, version: VERSION, statistics}, plain)}\n`;
}

/** Statistics that were saved, or null when the text is something else. Throws for what is damaged or of another version. */
export function loadStatistics(text: string, name = 'The file'): Statistics | null {
  if (!text.startsWith(SAVED_START)) return null;
  const {version, statistics} = parse(text, name);
  if (version !== VERSION) {
    throw new TagnosisError('layout-unsupported', `${name} holds statistics of version ${String(version)}.`, {
      hint: `This version of tagnosis reads version ${VERSION}: save them anew.`,
    });
  }
  const part = misshapenPart(statistics);
  if (part !== null) throw damagedStatistics(name, `"${part}" is missing or is not what it was`);
  return statistics as Statistics;
}

/** Saved statistics that are no longer what was saved. */
export function damagedStatistics(name: string, why: string, cause?: unknown): TagnosisError {
  return new TagnosisError('source-unreadable', `${name} holds damaged statistics: ${why}.`, {
    hint: 'Save them anew with --save-statistics.',
    cause,
  });
}

function parse(text: string, name: string): {readonly version?: unknown; readonly statistics?: unknown} {
  try {
    return JSON.parse(text, (_key, value: unknown) =>
      isFloats(value) ? Float64Array.from(value.float64) : value,
    ) as object;
  } catch (cause) {
    throw damagedStatistics(name, 'they are cut off or are not JSON', cause);
  }
}

function isFloats(value: unknown): value is {readonly float64: readonly number[]} {
  return typeof value === 'object' && value !== null && 'float64' in value && Array.isArray(value.float64);
}
