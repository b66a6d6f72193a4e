import type {View} from '../view.ts';
import {plotlyBars} from './bars.ts';
import {plotlyCurve} from './curve.ts';
import type {PlotlyFigure} from './figure.ts';
import {plotlyMatrix} from './matrix.ts';
import {plotlyNetwork} from './network.ts';

/** The figure of any view: plain JSON, for Plotly.js 2 to 4. */
export function toPlotly(view: View): PlotlyFigure {
  switch (view.kind) {
    case 'curve':
      return plotlyCurve(view);
    case 'bars':
      return plotlyBars(view);
    case 'matrix':
      return plotlyMatrix(view);
    default:
      return plotlyNetwork(view);
  }
}
