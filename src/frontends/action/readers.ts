import {TagnosisError} from '../../errors.ts';
import {chooseMetrics} from '../../metrics/choose-metrics.ts';

/** Reads one input: its value, or what is wrong with it, as the end of a sentence that begins with the value. */
export type Reader<T> = (told: string) => {readonly value: T} | {readonly wrong: string};

export function choice<const T extends string>(values: readonly T[]): Reader<T> {
  return told => {
    const value = values.find(one => one === told);
    return value === undefined ? {wrong: `is none of ${values.join(', ')}.`} : {value};
  };
}

/** `60%` is not 60: whoever wrote it may have meant a share. */
export function number(least: number, most: number): Reader<number> {
  return told => {
    const value = /^\d+(\.\d+)?$/.test(told) ? Number(told) : Number.NaN;
    if (value >= least && value <= most) return {value};
    const [digits] = /\d+(\.\d+)?/.exec(told) ?? [];
    const plain = digits !== undefined && Number(digits) >= least && Number(digits) <= most ? ` Write ${digits}.` : '';
    return {wrong: `is not a number from ${least} to ${most}.${plain}`};
  };
}

export function integer(least: number, most: number): Reader<number> {
  const read = number(least, most);
  return told => {
    const value = read(told);
    return 'value' in value && !Number.isInteger(value.value)
      ? {wrong: `is not a whole number from ${least} to ${most}.`}
      : value;
  };
}

export const flag: Reader<boolean> = told => {
  if (told === 'true' || told === 'false') return {value: told === 'true'};
  return {wrong: 'is neither true nor false.'};
};

export const text: Reader<string> = told => {
  return told.includes('\0') || told.length > 4096 ? {wrong: 'is no text of at most 4,096 characters.'} : {value: told};
};

/** A list, one a line. */
export const lines: Reader<readonly string[]> = told => ({value: parted(told)});

/** Metrics and pillars, parted by lines or commas; `-` takes some out. */
export const metricNames: Reader<readonly string[]> = told => {
  const names = parted(told.replaceAll(',', '\n'));
  try {
    chooseMetrics(names);
    return {value: names};
  } catch (error) {
    if (!(error instanceof TagnosisError)) throw error;
    return {wrong: `cannot be told. ${error.message} ${error.hint}`};
  }
};

/** A path that stays inside the checkout. */
export const inner: Reader<string> = told => {
  return leadsOut(told)
    ? {wrong: 'leads out of the checkout: no leading /, no "..".'}
    : {value: told.replace(/\/+$/, '')};
};

/** Patterns of folders, one a line; `!` takes folders out again. */
export const folderGlobs: Reader<readonly string[]> = told => {
  const globs = parted(told);
  const wrong = globs.find(glob => leadsOut(glob.replace(/^!/, '')));
  if (wrong !== undefined) return {wrong: 'leads out of the checkout: no leading /, no "..".'};
  return globs.length > 500 ? {wrong: 'has more than 500 lines.'} : {value: globs};
};

/** A commit, branch or tag; nothing that Git could take for an option or a range. */
export const commitName: Reader<string> = told => {
  if (/^[A-Za-z0-9][A-Za-z0-9._/+-]*$/.test(told) && !told.includes('..')) return {value: told};
  return {wrong: 'is no commit, branch or tag.'};
};

export const commentKey: Reader<string> = told => {
  if (/^[A-Za-z0-9][A-Za-z0-9_.-]{0,39}$/.test(told)) return {value: told};
  return {wrong: 'is no key: at most 40 letters, digits, dots, dashes and underscores.'};
};

function parted(told: string): string[] {
  return told
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '' && !line.startsWith('#'));
}

function leadsOut(path: string): boolean {
  return path.startsWith('/') || path.split(/[/\\]/).includes('..') || path.includes('\0') || /^[A-Za-z]:/.test(path);
}
