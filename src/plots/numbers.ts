import type {Axis} from './view.ts';

/** A number as a person writes it: three digits that count, thousands parted. */
export function plain(value: number): string {
  if (Number.isInteger(value)) return minus(value.toLocaleString('en-US'));
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : Math.abs(value) >= 1 ? 2 : 3;
  return minus(value.toLocaleString('en-US', {maximumFractionDigits: digits}));
}

/** A hyphen is too short a minus to be seen beside digits. */
function minus(number: string): string {
  return number.replace('-', '\u2212');
}

/** A share in percent; 0.5 % and less keep a decimal. */
export function percent(share: number): string {
  const value = share * 100;
  return `${minus(value.toLocaleString('en-US', {maximumFractionDigits: Math.abs(value) < 10 && value !== 0 ? 1 : 0}))} %`;
}

/** A number of an axis. */
export function written(value: number, {format}: Pick<Axis, 'format'>): string {
  switch (format) {
    case 'percent':
      return percent(value);
    case 'score':
      return plain(Math.floor(value));
    case 'points':
      return withSign(
        value,
        minus(value.toLocaleString('en-US', {maximumFractionDigits: Math.abs(value) < 10 ? 2 : 1})),
      );
    case 'percent-change':
      return withSign(value, percent(value));
    default:
      return plain(value);
  }
}

function withSign(value: number, text: string): string {
  return value > 0 ? `+${text}` : text;
}
