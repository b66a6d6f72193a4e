import {beforeAll, describe, expect, it} from '@jest/globals';
import {analysisPage} from '../../../src/frontends/html/analysis-page.ts';
import type {FigureData} from '../../../src/frontends/html/figure-data.ts';
import {HOSTILE} from '../../helpers/hostile.ts';
import {analysisOf} from '../../helpers/sets.ts';

let page = '';
beforeAll(async () => {
  page = analysisPage(await analysisOf([...HOSTILE, ...HOSTILE].map(text => `hat, ${text}`)));
});

function figuresOf(text: string): {readonly svg: string; readonly json: string}[] {
  return [
    ...text.matchAll(
      /<figure[^>]*>\s*(<svg[\s\S]*?<\/svg>)\s*<script type="application\/json">([\s\S]*?)<\/script>\s*<\/figure>/g,
    ),
  ].map(([, svg = '', json = '']) => ({svg, json}));
}

describe('pictures in the page of a report', () => {
  it('each have their data, in which all places lead to texts', () => {
    const figures = figuresOf(page);
    expect(figures.length).toBe(page.match(/<figure/g)?.length);
    for (const {json} of figures) {
      const {texts, lanes, area} = JSON.parse(json) as FigureData;
      expect(new Set(texts).size).toBe(texts.length);
      expect(area.length).toBe(4);
      for (const [, , , , ...words] of lanes.flat()) {
        expect(words.length).toBeGreaterThan(0);
        for (const word of words) expect(texts[word]).toEqual(expect.any(String));
      }
    }
  });

  it('hold hostile names as data that ends no element and hides nothing', () => {
    const all = figuresOf(page)
      .map(({json}) => json)
      .join('\n');
    expect(all).toContain('onerror');
    expect(all).not.toMatch(/</);
    expect(all).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u202e\u2028\u2029\u2066\ufeff]/u);
  });

  it('share no id: what clips one would clip another', () => {
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, id] of page.matchAll(/url\(#([^)]+)\)/g)) expect(ids).toContain(id);
  });
});
