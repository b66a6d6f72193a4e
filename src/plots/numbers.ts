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

/** Numbers that are written in digits, and of which a decimal can be told apart. */
const [LEAST, MOST] = [1e-6, 1e15];

/**
 * As `Intl` writes it, but for a zero, which has no sign: the first number that `Intl` writes loads the tables of all languages,
 * and that takes as long as half a picture. Halves are rounded away from zero, as the number is written, not as it is stored.
 */
function english(value: number, digits: number): string {
  const size = Math.abs(value);
  if (!(size < MOST)) return value.toLocaleString('en-US', {maximumFractionDigits: digits});
  const rounded = size < LEAST ? 0 : Number(`${Math.round(Number(`${size}e${digits}`))}e-${digits}`);
  const [whole = '', rest = ''] = String(rounded).split('.');
  const text = `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${rest === '' ? '' : `.${rest}`}`;
  return value < 0 && rounded > 0 ? `-${text}` : text;
}
