import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {METRICS} from '../../src/metrics/index.ts';
import {VERSION} from '../../src/version.ts';

const files = readdirSync('src', {recursive: true, encoding: 'utf8'}).filter(name => name.endsWith('.ts'));

describe('the house', () => {
  it('is not empty', () => expect(files.length).toBeGreaterThan(50));
  it.each(files)('%s has at most 300 lines', name =>
    expect(readFileSync(join('src', name), 'utf8').split('\n').length).toBeLessThanOrEqual(301),
  );
  it('has one version', () =>
    expect(JSON.parse(readFileSync('package.json', 'utf8'))).toMatchObject({version: VERSION}));
  it.each(METRICS.map(({id}) => id))('metric %s lies in the file of its name', id =>
    expect(files).toContain(join('metrics', `${id}.ts`)),
  );
});
