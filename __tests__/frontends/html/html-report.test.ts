import {describe, expect, it} from '@jest/globals';
import {analysisPage} from '../../../src/frontends/html/analysis-page.ts';
import {escapeHtml, markup, prose, scriptData} from '../../../src/frontends/html/html.ts';
import {htmlReport} from '../../../src/frontends/html/html-report.ts';
import {HOSTILE} from '../../helpers/hostile.ts';
import {analysisOf} from '../../helpers/sets.ts';
import {drawable} from '../../helpers/views.ts';

/** Elements that a page of ours has; anything else came from the data set. */
const KNOWN =
  /^(?:html|head|meta|title|style|body|a|header|button|h[1-3]|p|code|div|small|br|strong|nav|ul|ol|li|main|section|span|table|caption|thead|tbody|tr|th|td|details|summary|figure|footer|script|label|input|svg|g|path|text|rect|defs|clipPath|linearGradient|stop|circle|desc|polyline|polygon|line|tspan)$/;

function elements(page: string): Set<string> {
  return new Set([...page.matchAll(/<([a-zA-Z][\w-]*)/g)].map(([, name]) => name ?? ''));
}

describe('the page of a report', () => {
  it('is one file that asks the network for nothing', async () => {
    const page = analysisPage(await drawable());
    expect(page.startsWith('<!doctype html>')).toBe(true);
    expect(page).not.toMatch(/(?:src|href)="(?!#)/);
    expect(page).not.toMatch(/@import|url\((?!#)/);
    expect(page).toContain("default-src 'none'");
  });

  it('tells verdict, pillars, advice, metrics and pictures', async () => {
    const {report, ...rest} = await drawable();
    const page = analysisPage({report, ...rest});
    expect(page).toContain(`${Math.floor(report.score.value ?? 0)}<small> / 100</small>`);
    for (const title of ['Quality', 'Balance', 'Uniqueness', 'Structure'])
      expect(page).toContain(`<strong>${title}</strong>`);
    for (const {rule} of report.advice.filter(({accepted}) => !accepted))
      expect(page).toContain(`<code>${rule}</code>`);
    for (const {title, status} of Object.values(report.metrics))
      if (status === 'scored') expect(page).toContain(`<th scope="row">${title}</th>`);
    expect(page.match(/<figure/g)?.length).toBe(9);
  });

  it('takes nothing of the data set for markup', async () => {
    const analysis = await analysisOf([...HOSTILE, ...HOSTILE].map(text => `hat, ${text}`));
    const page = analysisPage({
      ...analysis,
      report: {...analysis.report, dataset: {...analysis.report.dataset, name: '</title><script>alert(1)</script>'}},
    });
    for (const name of elements(page)) expect(name).toMatch(KNOWN);
    expect(page).not.toContain('<script>alert');
    const shown = page.replace(/<script type="application\/json"[\s\S]*?<\/script>/, '');
    for (const [tag] of shown.matchAll(/<[a-z][^>]*>/g)) expect(tag).not.toMatch(/\son\w+\s*=/);
    // Scripts: ours, the data of the search, and that of each picture.
    expect(page.match(/<script/g)?.length).toBe(2 + (page.match(/<figure/g)?.length ?? 0));
    expect(page.match(/<script>/g)?.length).toBe(1);
  });

  it('holds what can be searched for, as data that a script reads', async () => {
    const page = analysisPage(await analysisOf(['hat, </script>', 'hat, boots']));
    const [, json = ''] = /<script type="application\/json" id="found-data">([\s\S]*?)<\/script>/.exec(page) ?? [];
    expect(JSON.parse(json)).toEqual({
      tags: [
        ['hat', 2],
        ['</script>', 1],
        ['boots', 1],
      ],
      items: [
        ['000', 'hat, </script>'],
        ['001', 'hat, boots'],
      ],
      total: 2,
    });
  });

  it('is made of a report alone too: without pictures and search', async () => {
    const page = htmlReport({report: (await analysisOf(['hat', 'boots'])).report});
    expect(page).not.toContain('<figure');
    expect(page).not.toContain('id="search"');
    expect(page).toContain('<h2 id="advice">');
  });

  it('says so where there is no score', async () => {
    const page = htmlReport({report: (await analysisOf([''])).report});
    expect(page).toContain('<main');
  });

  it('has the same bytes for the same data', async () =>
    expect(analysisPage(await drawable())).toBe(analysisPage(await drawable())));
});

describe('markup', () => {
  it('escapes what stands in it, and nothing twice', () => {
    const inner = markup`<b title="${'"\''}">${'<&>'}</b>`;
    expect(String(markup`<p>${inner}${[inner, 'x<y']}${null}${3}</p>`)).toBe(
      '<p><b title="&quot;&#39;">&lt;&amp;&gt;</b><b title="&quot;&#39;">&lt;&amp;&gt;</b>x&lt;y3</p>',
    );
  });
  it.each(HOSTILE)('leaves no mark of %j', text => {
    expect(escapeHtml(text)).not.toMatch(/[<>"'\u0000\u202e\u200b]/u);
    expect(JSON.parse(String(scriptData(text)))).toBe(text);
    expect(String(scriptData(text))).not.toContain('</');
  });
  it('makes code of what stands in backquotes', () => {
    expect(String(prose('`<b>` is in 3'))).toBe('<code>&lt;b&gt;</code> is in 3');
    expect(String(prose('a ` alone'))).toBe('a ` alone');
  });
});
