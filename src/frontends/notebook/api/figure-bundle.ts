import process from 'node:process';
import {svgToPngNow} from '../../../engines/image/svg-to-png-now.ts';
import type {PlotlyFigure} from '../../../plots/plotly/figure.ts';
import {escapeHtml} from '../../html/html.ts';
import type {Bundle} from '../host-contract.ts';
import {figureSettings} from './configure.ts';
import {figureHtml, type Still, stillHtml} from './figure-html.ts';
import {type Look, pngOf, svgNow, svgOf} from './picture.ts';
import {plotlyText} from './plotly-source.ts';

const PLOTLY_MIME = 'application/vnd.plotly.v1+json';
/** Beyond, an SVG is no longer smaller than the PNG, and pages grow heavy with it. */
const MOST_SVG = 120_000;

const SCALE = 2;

/** The PNG is in a bundle twice where the SVG is too large, and of a matrix of 50 rows all colours would make it a megabyte. */
function colours({view}: Look): {readonly indexed: boolean} {
  return {indexed: view.kind === 'matrix'};
}

/** Whether Plotly's code was sent in this session. */
let embedded = false;
let warned = false;

/** Everything a front end may choose from: words, an interactive figure, a page with a still picture first, and a PNG. */
export async function figureBundle(look: Look, figure: PlotlyFigure): Promise<Bundle> {
  const svg = await svgOf(look);
  const png = figureSettings().png ? await pngOrNone(look) : null;
  return bundle(look, figure, {svg, png});
}

/** The same for a kernel that does not wait. */
export function figureBundleNow(look: Look, figure: PlotlyFigure): Bundle {
  const svg = svgNow(look);
  const png = svg === null || !figureSettings().png ? null : svgToPngNow(svg, SCALE, colours(look));
  return bundle(look, figure, {svg, png: png === null ? null : Buffer.from(png).toString('base64')});
}

interface Drawn {
  readonly svg: string | null;
  /** In base64. */
  readonly png: string | null;
}

function bundle(look: Look, figure: PlotlyFigure, {svg, png}: Drawn): Bundle {
  const {plotly} = figureSettings();
  const still = stillOf(look, {svg, png});
  const code = plotly === 'embed' && !embedded ? plotlyText() : null;
  if (code !== null) embedded = true;
  const html =
    plotly === 'off' ? (still === null ? null : stillHtml(still).toString()) : figureHtml(still, figure, code);
  return {
    'text/plain': look.view.summary,
    ...(plotly === 'off' ? {} : {[PLOTLY_MIME]: figure}),
    ...(html === null ? {} : {'text/html': html}),
    ...(png === null ? {} : {'image/png': png}),
  };
}

function stillOf({view, size}: Look, {svg, png}: Drawn): Still | null {
  const more = {alt: view.summary, ...size};
  if (svg !== null && (svg.length <= MOST_SVG || png === null))
    return {...more, address: `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`};
  return png === null ? null : {...more, address: `data:image/png;base64,${png}`};
}

/** Where sharp does not load, figures go without a PNG. */
async function pngOrNone(look: Look): Promise<string | null> {
  try {
    return Buffer.from(await pngOf(look, SCALE, colours(look))).toString('base64');
  } catch (error) {
    if (!warned) process.stderr.write(`tagnosis: figures have no PNG here. ${(error as Error).message}\n`);
    warned = true;
    return null;
  }
}

/** A page of its own. */
export async function pagePlotly(look: Look, figure: PlotlyFigure): Promise<string> {
  const {plotly} = figureSettings();
  const still = stillOf(look, {svg: await svgOf(look), png: null});
  if (still === null) return '';
  const body =
    plotly === 'off'
      ? stillHtml(still).toString()
      : figureHtml(still, figure, plotly === 'embed' ? plotlyText() : null);
  return `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(look.view.title)}</title></head><body>${body}</body></html>\n`;
}
