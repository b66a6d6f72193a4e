import {beforeAll, describe, expect, it} from '@jest/globals';
import {sizeOf} from '../../../src/plots/size.ts';
import {toSvg} from '../../../src/plots/static/svg.ts';
import type {View} from '../../../src/plots/view.ts';
import {HOSTILE} from '../../helpers/hostile.ts';
import {allViews} from '../../helpers/views.ts';

let views: readonly View[] = [];
beforeAll(async () => {
  views = await allViews(HOSTILE);
});

/** What an XML reader would stumble over: marks that are no entity, quotes in quotes, elements that do not match. */
function faultOf(svg: string): string | null {
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/u.test(svg)) return 'control character';
  if (/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.test(svg)) return 'bare ampersand';
  const open: string[] = [];
  for (const [tag, close, name, attributes = '', self] of svg.matchAll(
    /<(\/?)([a-zA-Z]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>|<[^>]*>?/g,
  )) {
    if (name === undefined) return `not a tag: ${tag.slice(0, 60)}`;
    if (close === '/') {
      if (open.pop() !== name) return `unmatched ${tag}`;
    } else if (self !== '/') open.push(name);
    if (/\son\w+=/.test(attributes)) return `handler in ${tag.slice(0, 60)}`;
  }
  return open.length === 0 ? null : `open: ${open.join(' ')}`;
}

describe('a still picture', () => {
  it('is drawn of every kind of view', () =>
    expect(new Set(views.map(({kind}) => kind))).toEqual(new Set(['bars', 'curve', 'matrix', 'network'])));

  it('is well-formed XML without scripts, whatever the tags are called', () => {
    for (const view of views) {
      const svg = toSvg(view);
      expect(faultOf(svg)).toBeNull();
      expect(svg).not.toMatch(/<script|<foreignObject|<image|<a\b|javascript:|<style/i);
    }
  });

  it('has the same bytes each time, whatever was drawn before', () => {
    const first = views.map(view => toSvg(view));
    expect(views.toReversed().map(view => toSvg(view))).toEqual(first.toReversed());
  });

  it('says what it shows: title and description, and the finding as its heading', () => {
    for (const view of views) {
      const svg = toSvg(view);
      const escaped = view.title.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
      expect(svg.startsWith('<svg')).toBe(true);
      expect(svg).toContain(`<title>${escaped}</title><desc>`);
      expect(svg).toContain('role="img"');
    }
  });

  it('grows with its rows, and takes the size it is given', () => {
    for (const view of views) {
      const {width, height} = sizeOf(view);
      expect(toSvg(view)).toContain(`width="${width}" height="${height}"`);
      expect(toSvg(view, {width: 500})).toContain(`width="500" height="${height}"`);
    }
    const bars = (n: number): View => ({
      kind: 'bars',
      across: 'rows',
      title: 't',
      summary: 's',
      axis: {label: 'a', scale: 'linear', format: 'number'},
      of: 'x',
      bars: Array.from({length: n}, (_, i) => ({label: String(i), value: i})),
      marks: [],
    });
    expect(sizeOf(bars(40)).height).toBeGreaterThan(sizeOf(bars(10)).height);
  });
});
