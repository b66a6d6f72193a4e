import {BarChart, GraphChart, HeatmapChart, LineChart} from 'echarts/charts';
import {
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TitleComponent,
  VisualMapComponent,
} from 'echarts/components';
import {type EChartsCoreOption, type EChartsType, init, setPlatformAPI, use} from 'echarts/core';
import {SVGRenderer} from 'echarts/renderers';
import type {View} from '../view.ts';
import {drawBars} from './draw-bars.ts';
import {drawCurve} from './draw-curve.ts';
import {drawMatrix} from './draw-matrix.ts';
import {drawNetwork} from './draw-network.ts';
import {type Size, sizeOf} from '../size.ts';
import {textWidth} from '../text-width.ts';
import {spotsOf} from './spots-of.ts';
import type {Margins, Scale, Spots} from './spots.ts';
import {guardTextCache} from './text-cache.ts';
import {tidySvg} from './tidy-svg.ts';

use([
  LineChart,
  BarChart,
  HeatmapChart,
  GraphChart,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TitleComponent,
  VisualMapComponent,
  SVGRenderer,
]);

export interface Figure {
  readonly svg: string;
  readonly spots: Spots;
}

guardTextCache();

/** Bold letters of DejaVu Sans are wider. */
const BOLD = 1.13;
setPlatformAPI({
  measureText: (text, font) => {
    const width = textWidth(text, Number(/(\d+(?:\.\d+)?)px/.exec(font ?? '')?.[1] ?? 12));
    return {width: font?.includes('bold') === true ? BOLD * width : width};
  },
});

/** A still picture of a view: one SVG, the same bytes for the same view. Bars and matrices grow with what they hold. */
export function toSvg(view: View, size: Partial<Size> = {}): string {
  return drawn(view, size, chart => tidySvg(chart.renderToSVGString(), view));
}

/** The still picture for a document that holds several, each with ids of its own, and where in it what can be read lies. */
export function toFigure(view: View, prefix: string): Figure {
  return drawn(view, {}, (chart, option) => {
    const svg = tidySvg(chart.renderToSVGString(), view, prefix);
    const at: Scale['at'] = (finder, value) => chart.convertToPixel(finder, value);
    const [width, height] = [chart.getWidth(), chart.getHeight()];
    return {svg, spots: spotsOf(view, {width, height, margins: marginsOf(option), at})};
  });
}

function drawn<T>(view: View, size: Partial<Size>, look: (chart: EChartsType, option: EChartsCoreOption) => T): T {
  const chart = init(null, null, {renderer: 'svg', ssr: true, ...sizeOf(view), ...size});
  try {
    const option = optionOf(view);
    chart.setOption(option);
    return look(chart, option);
  } finally {
    chart.dispose();
  }
}

function optionOf(view: View): EChartsCoreOption {
  switch (view.kind) {
    case 'curve':
      return drawCurve(view);
    case 'bars':
      return drawBars(view);
    case 'matrix':
      return drawMatrix(view);
    default:
      return drawNetwork(view);
  }
}

/** Networks have no axes, and no margins around them. */
function marginsOf({grid}: EChartsCoreOption): Margins {
  return {left: 0, right: 0, top: 0, bottom: 0, ...(grid as Partial<Margins> | undefined)};
}
