import {BarChart, GraphChart, HeatmapChart, LineChart} from 'echarts/charts';
import {
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TitleComponent,
  VisualMapComponent,
} from 'echarts/components';
import {type EChartsCoreOption, init, setPlatformAPI, use} from 'echarts/core';
import {LabelLayout} from 'echarts/features';
import {SVGRenderer} from 'echarts/renderers';
import type {View} from '../view.ts';
import {drawBars} from './draw-bars.ts';
import {drawCurve} from './draw-curve.ts';
import {drawMatrix} from './draw-matrix.ts';
import {drawNetwork} from './draw-network.ts';
import {textWidth} from './text-width.ts';
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
  LabelLayout,
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

export interface Size {
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

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

/** How large a picture of the view is by itself. */
export function sizeOf(view: View): Size {
  switch (view.kind) {
    case 'curve':
      return {width: 720, height: 450};
    case 'bars':
      return {width: 720, height: view.across === 'rows' ? Math.max(260, 130 + 22 * view.bars.length) : 450};
    case 'matrix': {
      const side = Math.min(900, Math.max(450, 220 + 18 * view.rows.length));
      return {width: side + 60, height: side};
    }
    default:
      return {width: 720, height: 600};
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
