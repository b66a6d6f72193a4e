import {nearest} from '../../../config/nearest.ts';
import {TagnosisError} from '../../../errors.ts';
import {toldValue} from './told-value.ts';

/** How figures are shown for the rest of a session. */
export interface FigureSettings {
  /** `cdn`: interactive where the page may load Plotly; `embed`: without a network, 1.4 MB once; `off`: still pictures only. */
  readonly plotly: 'cdn' | 'embed' | 'off';
  /** Pixels of CSS; null: as large as the figure is by itself. */
  readonly width: number | null;
  readonly height: number | null;
  /** A font that goes before DejaVu Sans; null: none. */
  readonly font: string | null;
  /** Whether figures carry a PNG too. */
  readonly png: boolean;
}

const DEFAULTS: FigureSettings = {plotly: 'cdn', width: null, height: null, font: null, png: true};
const PLOTLY = ['cdn', 'embed', 'off'] as const;
const [LEAST, MOST] = [100, 4000];

let current: FigureSettings = DEFAULTS;

/** What holds now. */
export function figureSettings(): FigureSettings {
  return current;
}

/**
 * Changes how figures are shown from here on; what is not named stays, and without an argument all is as at first.
 * Returns what holds then.
 */
export function configure(options?: Partial<FigureSettings> | null): FigureSettings {
  if (options === undefined || options === null) current = DEFAULTS;
  else {
    checkShape(options);
    for (const [name, value] of Object.entries(options)) check(name, value);
    current = {...current, ...options};
  }
  return current;
}

/** A list or a map has no names of its own, and would change nothing without a word. */
function checkShape(options: unknown): void {
  if (Object.prototype.toString.call(options) === '[object Object]') return;
  throw new TagnosisError('usage', `configure takes settings by their names, not ${toldValue(options)}.`, {
    hint: "For example: configure({plotly: 'off'})",
  });
}

function check(name: string, value: unknown): void {
  if (!Object.hasOwn(DEFAULTS, name)) {
    const near = nearest(name, Object.keys(DEFAULTS));
    throw new TagnosisError('usage', `configure knows no "${name.slice(0, 60)}".`, {
      hint: near === null ? `It knows ${Object.keys(DEFAULTS).join(', ')}.` : `Did you mean ${near}?`,
    });
  }
  const wrong = problem(name, value);
  if (wrong !== null) {
    throw new TagnosisError('usage', `configure: ${name} is ${toldValue(value)}.`, {
      hint: wrong,
    });
  }
}

/** What is wrong with a value, or null. */
function problem(name: string, value: unknown): string | null {
  if (name === 'plotly') return PLOTLY.some(one => one === value) ? null : 'Give cdn, embed or off.';
  if (name === 'png') return typeof value === 'boolean' ? null : 'Give true or false.';
  if (value === null) return null;
  if (name === 'font') return isFontName(value) ? null : 'Give the name of one font, such as Noto Sans CJK JP.';
  return isSide(value) ? null : `Give a number of pixels from ${LEAST} to ${MOST}, or null.`;
}

/** A length that a picture may have. */
export function isSide(value: unknown): value is number {
  return typeof value === 'number' && value >= LEAST && value <= MOST;
}

/** Names alone: what goes into a style must not end it. */
function isFontName(value: unknown): value is string {
  return typeof value === 'string' && /^[\p{L}\p{N}][\p{L}\p{N} _-]{0,59}$/u.test(value);
}
