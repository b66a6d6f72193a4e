import {writeFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from '@jest/globals';
import type {Browser, Locator, Page} from 'playwright-core';
import {openBrowser} from '../helpers/browser.ts';
import {jupyterLab, type JupyterLab} from '../helpers/jupyter-lab.ts';
import {jupyter} from '../helpers/jupyter.ts';

const CELLS = [
  `const ds = await load(${JSON.stringify(resolve('examples/sick'))}, {images: false, cache: false});\nds`,
  'ds.rankFrequency()',
  'await display.svg(await ds.lorenz().toSVG())',
  '',
];
/** Where the person writes. */
const LAST = CELLS.length - 1;
const PATIENCE = 90_000;
const TEST_TIME = 200_000;

const here = jupyter();
let browser: Browser;
let lab: JupyterLab;
let page: Page;
beforeAll(async () => {
  writeBook('book.ipynb');
  writeBook('plain.ipynb');
  [lab, browser] = await Promise.all([jupyterLab(here), openBrowser()]);
  page = await opened('book.ipynb');
}, TEST_TIME);
afterAll(async () => {
  await browser?.close();
  await lab?.stop();
  here.remove();
}, 60_000);

function writeBook(name: string): void {
  const cells = CELLS.map((source, i) => ({
    cell_type: 'code',
    id: `c${i}`,
    metadata: {},
    execution_count: null,
    outputs: [],
    source,
  }));
  const kernelspec = {name: 'tagnosis-test', display_name: 'TypeScript (Tagnosis)', language: 'typescript'};
  const book = {cells, metadata: {kernelspec}, nbformat: 4, nbformat_minor: 5};
  writeFileSync(join(here.root, name), JSON.stringify(book));
}

/** A notebook in JupyterLab, whose kernel is ready; nothing but this server can be reached. */
async function opened(name: string, {refused = /^$/}: {readonly refused?: RegExp} = {}): Promise<Page> {
  const context = await browser.newContext({viewport: {width: 1400, height: 1900}});
  const fresh = await context.newPage();
  fresh.setDefaultTimeout(PATIENCE);
  const {origin} = new URL(lab.url);
  await fresh.route(/^https?:/, route => {
    const url = route.request().url();
    return url.startsWith(origin) && !refused.test(url) ? route.continue() : route.abort();
  });
  // A workspace of its own: what another page has open stays there.
  await fresh.goto(`${lab.url}/workspaces/${name.replace('.ipynb', '')}/tree/${name}`);
  await cell(fresh, LAST).waitFor();
  await fresh.locator('.jp-Notebook-ExecutionIndicator[data-status="idle"]').waitFor();
  return fresh;
}

const cell = (on: Page, index: number): Locator => on.locator('.jp-Notebook .jp-Cell').nth(index);
/** `[1]` of a cell, `[*]` while it waits or runs. */
const numbered = (on: Page, index: number, count: RegExp, timeout = PATIENCE): Promise<void> =>
  cell(on, index)
    .locator('.jp-InputPrompt')
    .getByText(count)
    .waitFor({timeout})
    .catch(async (cause: unknown) => {
      const prompts = await on.locator('.jp-Notebook .jp-InputPrompt').allInnerTexts();
      const kernel = await on.locator('.jp-Notebook-ExecutionIndicator').getAttribute('data-status');
      throw new Error(`Cell ${index}: no ${count} after ${timeout} ms; ${prompts.join(' ')}, ${kernel}.`, {cause});
    });

async function runAll(on: Page): Promise<void> {
  // Until somebody is in the notebook the menu may act on nothing.
  await cell(on, LAST).locator('.cm-content').click();
  await on.locator('.jp-NotebookPanel:focus-within .jp-Notebook.jp-mod-editMode').waitFor();
  await clickRunAll(on);
  // On a busy machine the menu may close without having run anything; the notebook is as it was then.
  await numbered(on, 0, /^\[[*1]\]:$/, 15_000).catch(() => clickRunAll(on));
  for (let index = 0; index < LAST; index++) await numbered(on, index, new RegExp(`^\\[${index + 1}\\]:$`));
}

async function clickRunAll(on: Page): Promise<void> {
  await on.getByRole('menuitem', {name: 'Run', exact: true}).click();
  await on.getByRole('menuitem', {name: 'Run All Cells', exact: true}).click();
}

/** Writes into the last cell, in place of what stood there. */
async function write(code: string): Promise<void> {
  await cell(page, LAST).locator('.cm-content').click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(code);
}

/** What the last cell shows. */
const shown = (): Locator => cell(page, LAST).locator('.jp-OutputArea-output');

describe('the kernel in JupyterLab', () => {
  it(
    'runs all cells and shows their figures, interactive ones with the extension of Plotly',
    async () => {
      await runAll(page);
      await cell(page, 0).locator('.jp-OutputArea-output', {hasText: '30 items, 42 tags'}).waitFor();
      // The extension shows the picture first, and draws when the mouse comes near.
      await cell(page, 1).locator('.jp-OutputArea-output').hover();
      await cell(page, 1).locator('.js-plotly-plot .main-svg').first().waitFor();
      await cell(page, 2).locator('.jp-RenderedSVG').waitFor();
    },
    TEST_TIME,
  );

  it(
    'offers the functions of a data set after Tab',
    async () => {
      await write('ds.');
      await page.keyboard.press('Tab');
      const offered = page.locator('.jp-Completer-item', {hasText: 'rankFrequency'}).first();
      await offered.waitFor();
      await offered.click();
      await cell(page, LAST)
        .locator('.cm-content', {hasText: /^ds\.rankFrequency$/})
        .waitFor();
    },
    TEST_TIME,
  );

  it(
    'shows the documentation of a function after Shift+Tab',
    async () => {
      await write('ds.rankFrequency');
      await page.keyboard.press('Shift+Tab');
      const words = /rankFrequency[^]*Tags by rank against the items that bear them/;
      await page.locator('.jp-Tooltip', {hasText: words}).waitFor();
      await page.keyboard.press('Escape');
    },
    TEST_TIME,
  );

  it(
    'ends a loop when asked to stop',
    async () => {
      await write('while (true) {}');
      await page.keyboard.press('ControlOrMeta+Enter');
      await numbered(page, LAST, /^\[\*\]:$/);
      await page.locator('[data-command="notebook:interrupt-kernel"]').first().click();
      await shown().getByText('Interrupted').first().waitFor();
      await write('1 + 1');
      await page.keyboard.press('ControlOrMeta+Enter');
      await shown().getByText('2', {exact: true}).waitFor();
    },
    TEST_TIME,
  );

  it(
    'shows interactive figures at once when there is no PNG',
    async () => {
      await write('configure({png: false});\nds.rankFrequency()');
      await page.keyboard.press('ControlOrMeta+Enter');
      await cell(page, LAST).locator('.js-plotly-plot .main-svg').first().waitFor();
    },
    TEST_TIME,
  );

  it(
    'starts again, empty',
    async () => {
      await page.locator('[data-command="notebook:restart-kernel"]').first().click();
      const restarted = page.waitForResponse(/\/api\/kernels\/[^/]+\/restart/);
      await page.locator('.jp-Dialog').getByRole('button', {name: 'Confirm Kernel Restart'}).click();
      expect((await restarted).status()).toBe(200);
      await write("typeof (globalThis as any).ds + ' now'");
      await page.keyboard.press('ControlOrMeta+Enter');
      await numbered(page, LAST, /^\[1\]:$/);
      await shown().getByText('undefined now').waitFor();
    },
    TEST_TIME,
  );

  it(
    'shows a still picture where neither the extension nor the network has Plotly',
    async () => {
      const plain = await opened('plain.ipynb', {refused: /jupyterlab-plotly/});
      await runAll(plain);
      const picture = cell(plain, 1).locator('img');
      await picture.first().waitFor();
      expect(await cell(plain, 1).locator('.js-plotly-plot').count()).toBe(0);
      await plain.close();
    },
    TEST_TIME,
  );
});
