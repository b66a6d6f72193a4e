import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {describe, expect, it} from '@jest/globals';
import {PLOTLY_INTEGRITY, PLOTLY_URL, plotlyText} from '../../../../src/frontends/notebook/api/plotly-source.ts';

const FILE = 'node_modules/plotly.js-cartesian-dist-min/plotly-cartesian.min.js';

describe('what a notebook may load of Plotly', () => {
  it('is the pinned package, byte for byte', () => {
    const hash = createHash('sha384').update(readFileSync(FILE)).digest('base64');
    expect(PLOTLY_INTEGRITY).toBe(`sha384-${hash}`);
    const {devDependencies} = JSON.parse(readFileSync('package.json', 'utf8')) as {
      devDependencies: Record<string, string>;
    };
    expect(PLOTLY_URL).toContain(`@${devDependencies['plotly.js-cartesian-dist-min']}/`);
  });
  it('ships with the package', () => expect(plotlyText()).toBe(readFileSync(FILE, 'utf8')));
});
