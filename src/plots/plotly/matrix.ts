import {DIVERGING, SEQUENTIAL} from '../colours.ts';
import type {MatrixView} from '../view.ts';
import {hoverNames, layoutOf, nameAxis, plotlyText, type PlotlyFigure} from './figure.ts';

export function plotlyMatrix(view: MatrixView): PlotlyFigure {
  const {values, of, domain, diverging} = view;
  const [rows, columns] = [hoverNames(view.rows), hoverNames(view.columns)];
  const colours = diverging ? DIVERGING : SEQUENTIAL;
  return {
    data: [
      {
        type: 'heatmap',
        x: columns.map(plotlyText),
        y: rows.map(plotlyText),
        z: values.map(row => [...row]),
        zmin: domain[0],
        zmax: domain[1],
        colorscale: colours.map((colour, i) => [i / (colours.length - 1), colour]),
        colorbar: {title: {text: plotlyText(of)}},
        hoverongaps: false,
        hovertemplate: '%{y}<br>%{x}<br>%{z:.2f}<extra></extra>',
      },
    ],
    layout: layoutOf(view, {
      xaxis: nameAxis('', columns, {tickangle: -60}),
      yaxis: nameAxis('', rows, {autorange: 'reversed'}),
    }),
  };
}
