import {BarChart, GraphChart, HeatmapChart, LineChart} from 'echarts/charts';
import {
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TitleComponent,
  VisualMapComponent,
} from 'echarts/components';
import {type EChartsCoreOption, init, setPlatformAPI, use} from 'echarts/core';
import {SVGRenderer} from 'echarts/renderers';
import type {View} from '../view.ts';
import {drawBars} from './draw-bars.ts';
import {drawCurve} from './draw-curve.ts';
import {drawMatrix} from './draw-matrix.ts';
import {drawNetwork} from './draw-network.ts';
import {type Size, sizeOf} from '../size.ts';
import {textWidth} from '../text-width.ts';
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
  const {width, height} = {...sizeOf(view), ...size};
  const chart = init(null, null, {renderer: 'svg', ssr: true, width, height});
  try {
    chart.setOption(optionOf(view));
    return tidySvg(chart.renderToSVGString(), view);
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
