import {toPlotly} from '../../../plots/plotly/to-plotly.ts';
import type {PlotlyFigure} from '../../../plots/plotly/figure.ts';
import {type Size, sizeOf} from '../../../plots/size.ts';
import type {View} from '../../../plots/view.ts';
import {TagnosisError} from '../../../errors.ts';
import {checkOptions} from './check-options.ts';
import {checkView} from './check-view.ts';
import {figureSettings, isSide} from './configure.ts';
import {displayable} from './displayable.ts';
import {figureBundle, figureBundleNow, pagePlotly} from './figure-bundle.ts';
import {fontsOf, pngOf, svgOf} from './picture.ts';
import {saveAs, type SaveOptions} from './save-file.ts';
import {toldValue} from './told-value.ts';
import {givenOptions} from './given-options.ts';

/** What `with` changes of a figure. */
export interface FigureChanges {
  /** CSS pixels. */
  readonly width?: number;
  readonly height?: number;
  readonly title?: string;
}

/**
 * A picture of numbers. The last expression of a cell shows it: interactive where the page can, as an image everywhere. Titles say
 * what was found; `view` holds the numbers.
 */
export class Figure {
  /** What is drawn: numbers and words. */
  readonly view: View;
  readonly #size: Partial<Size>;

  constructor(view: View, size: Partial<Size> = {}) {
    checkView(view);
    this.view = view;
    this.#size = givenOptions(size);
    displayable(this, {
      text: () => this.toString(),
      bundle: () => figureBundle(this.#look(), this.toPlotly()),
      bundleNow: () => figureBundleNow(this.#look(), this.toPlotly()),
      metadata: () => ({'image/png': this.size}),
    });
  }

  /** CSS pixels. */
  get size(): Size {
    const {width, height} = figureSettings();
    const own = sizeOf(this.view);
    return {width: width ?? own.width, height: height ?? own.height, ...this.#size};
  }

  /** The same figure in another size, or under another title. */
  with(changes: FigureChanges): Figure {
    const {title, width, height} = checkOptions('with()', givenOptions(changes), {
      title: 'any',
      width: 'any',
      height: 'any',
    });
    for (const side of [width, height]) {
      if (side !== undefined && !isSide(side)) {
        throw new TagnosisError('usage', `A figure cannot be ${toldValue(side)} pixels large.`, {
          hint: 'Give a number from 100 to 4000.',
        });
      }
    }
    const view = title === undefined ? this.view : {...this.view, title};
    const size = {...(width === undefined ? {} : {width}), ...(height === undefined ? {} : {height})};
    return new Figure(view, {...this.#size, ...size});
  }

  /** A Plotly figure as plain JSON, for Plotly.js 2 to 4. */
  toPlotly(): PlotlyFigure {
    const {data, layout} = toPlotly(this.view);
    const font = {...(layout['font'] as object), family: fontsOf(figureSettings().font)};
    return {data, layout: {...layout, font, ...this.size}};
  }

  /** A still picture: one SVG, the same bytes each time. */
  toSVG(): Promise<string> {
    return svgOf(this.#look());
  }

  /** A still picture as PNG, two pixels for each pixel of CSS unless `scale` says otherwise. */
  toPNG(options: {readonly scale?: number} = {}): Promise<Uint8Array> {
    const {scale = 2} = checkOptions('toPNG()', givenOptions(options), {scale: 'count'});
    return pngOf(this.#look(), scale);
  }

  /** Writes the figure as `.svg`, `.png`, `.html` or `.json` (Plotly); an existing file is kept unless told otherwise. Returns the path. */
  save(path: string, options: SaveOptions = {}): Promise<string> {
    return saveAs(
      path,
      {
        svg: () => this.toSVG(),
        png: () => this.toPNG(),
        html: () => pagePlotly(this.#look(), this.toPlotly()),
        json: () => `${JSON.stringify(this.toPlotly(), null, 1)}\n`,
      },
      options,
    );
  }

  /** The finding, and one sentence with the numbers. */
  toString(): string {
    const {title, summary} = this.view;
    return `${title}\n${summary}`;
  }

  #look(): {readonly view: View; readonly size: Size; readonly font: string | null} {
    return {view: this.view, size: this.size, font: figureSettings().font};
  }
}
