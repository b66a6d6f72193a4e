import {describe, expect, it} from '@jest/globals';
import {toSvg} from '../../../src/plots/static/svg.ts';
import type {View} from '../../../src/plots/view.ts';

const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__'];

const bars: View = {
  kind: 'bars',
  across: 'rows',
  title: '__proto__',
  summary: 'Tags that are names of what every object has.',
  axis: {label: 'share of the items', scale: 'linear', format: 'percent'},
  of: 'tag',
  bars: NAMES.map((label, i) => ({label, value: 1 / (i + 1), note: 'constructor', group: 'content'})),
  marks: [],
};

/** What `for … in` finds in an empty object, and what such a name has that it had not. */
function left(): string[] {
  const found: string[] = [];
  for (const name in {}) found.push(name);
  const methods = [Object, Object.prototype.toString, Object.prototype.hasOwnProperty, Object.prototype.valueOf];
  return [...found, ...methods.flatMap(method => Object.keys(method))];
}

describe('a still picture of tags that are called as what every object has', () => {
  it('writes nothing into it', () => {
    for (let i = 0; i < 3; i++) toSvg(bars);
    expect(left()).toEqual([]);
  });

  it('names them, the same each time', () => {
    const svg = toSvg(bars);
    for (const name of NAMES) expect(svg).toContain(`>${name}<`);
    expect(toSvg(bars)).toBe(svg);
  });
});
