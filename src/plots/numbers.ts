import type {Axis} from './view.ts';

/** A number as a person writes it: three digits that count, thousands parted. */
export function plain(value: number): string {
  if (Number.isInteger(value)) return minus(english(value, 3));
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : Math.abs(value) >= 1 ? 2 : 3;
  return minus(english(value, digits));
}

/** A hyphen is too short a minus to be seen beside digits. */
function minus(number: string): string {
  return number.replace('-', '\u2212');
}

/** A share in percent; 0.5 % and less keep a decimal. */
export function percent(share: number): string {
  const value = share * 100;
  return `${minus(english(value, Math.abs(value) < 10 && value !== 0 ? 1 : 0))} %`;
}

/** A number of an axis. */
export function written(value: number, {format}: Pick<Axis, 'format'>): string {
  switch (format) {
    case 'percent':
      return percent(value);
    case 'score':
      return plain(Math.floor(value));
    case 'points':
      return withSign(value, minus(english(value, Math.abs(value) < 10 ? 2 : 1)));
    case 'percent-change':
      return withSign(value, percent(value));
    default:
      return plain(value);
  }
}

function withSign(value: number, text: string): string {
  return value > 0 ? `+${text}` : text;
}

/** As `toLocaleString` writes it, which makes a formatter anew at every call: a picture has thousands of numbers. */
function english(value: number, maximumFractionDigits: number): string {
  const known = formatters.get(maximumFractionDigits) ?? new Intl.NumberFormat('en-US', {maximumFractionDigits});
  formatters.set(maximumFractionDigits, known);
  return known.format(value);
}

const formatters = new Map<number, Intl.NumberFormat>();
