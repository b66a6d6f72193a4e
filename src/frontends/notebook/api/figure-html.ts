import type {PlotlyFigure} from '../../../plots/plotly/figure.ts';
import {fnv1a} from '../../../math/fnv.ts';
import {type Html, markup, scriptData, trusted} from '../../html/html.ts';
import {PLOTLY_INTEGRITY, PLOTLY_URL} from './plotly-source.ts';

/** A still picture as the address of an `<img>`. */
export interface Still {
  readonly address: string;
  readonly alt: string;
  readonly width: number;
  readonly height: number;
}

/** The picture by itself: what every page shows, trusted or not. */
export function stillHtml({address, alt, width, height}: Still): Html {
  return markup`<img alt="${alt}" width="${width}" height="${height}" style="max-width:100%;height:auto" src="${address}">`;
}

/**
 * The picture, and a script that draws over it where Plotly is on the page or may be loaded; when anything fails the picture stays.
 * The script must not count on what a page does with scripts beside it: it finds its boxes by name, and waits for a shared promise.
 */
export function figureHtml(still: Still | null, figure: PlotlyFigure, embedded: string | null = null): string {
  const json = scriptData({data: figure.data, layout: figure.layout});
  const name = fnv1a(json.toString()).toString(36);
  const height = still?.height ?? 450;
  const first =
    embedded === null ? null : markup`<script>${trusted(embedded.replaceAll('</script', '<\\/script'))}</script>`;
  const picture = still === null ? null : stillHtml(still);
  return markup`<div data-tagnosis-figure="${name}" style="max-width:${still?.width ?? 720}px">${picture}</div>${first}<script>${trusted(drawScript(name, height))}(${json});</script>`.toString();
}

function drawScript(name: string, height: number): string {
  return `(function (figure) {
  function draw(plotly) {
    document.querySelectorAll('div[data-tagnosis-figure="${name}"]:not([data-drawn])').forEach(function (box) {
      box.setAttribute('data-drawn', '');
      var image = box.querySelector('img');
      var place = document.createElement('div');
      place.style.height = '${height}px';
      box.appendChild(place);
      Promise.resolve(plotly.newPlot(place, figure.data, figure.layout, {responsive: true, displaylogo: false})).then(
        function () { if (image) image.style.display = 'none'; },
        function () { place.remove(); }
      );
    });
  }
  if (window.Plotly && window.Plotly.newPlot) return draw(window.Plotly);
  window.tagnosisPlotly = window.tagnosisPlotly || new Promise(function (resolve, reject) {
    var script = document.createElement('script');
    script.src = '${PLOTLY_URL}';
    script.integrity = '${PLOTLY_INTEGRITY}';
    script.crossOrigin = 'anonymous';
    script.onload = function () { resolve(window.Plotly); };
    script.onerror = reject;
    document.head.appendChild(script);
  });
  window.tagnosisPlotly.then(draw, function () {});
})`;
}
