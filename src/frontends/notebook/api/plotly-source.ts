import {readFileSync} from 'node:fs';
import {packagePath} from '../../../config/package-path.ts';

/**
 * Plotly.js with the charts that we draw. This server hands out files of npm packages byte for byte, so that the hash of the pinned
 * package is the hash of what is loaded, and a browser refuses anything else.
 */
export const PLOTLY_URL = 'https://cdn.jsdelivr.net/npm/plotly.js-cartesian-dist-min@4.1.1/plotly-cartesian.min.js';
export const PLOTLY_INTEGRITY = 'sha384-zc4SwKObGL/W0M3RUI09UPWjlgIZHfbwMgcZO6713mRh78tfUmIQKhzCyE2LIiUg';

/** The same as text, for pages without a network: 1.4 MB. It ships in the package. */
export function plotlyText(): string {
  return readFileSync(packagePath('dist/plotly-cartesian.min.js'), 'utf8');
}
