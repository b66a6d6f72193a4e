import {describe, expect, it} from '@jest/globals';
import {annotate} from '../../../src/frontends/action/annotations.ts';
import type {Place} from '../../../src/frontends/action/world.ts';
import {checkChange} from '../../helpers/pull-request.ts';

/** Captions with images that are none. */
function pictures(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap(name => [
      [`d/${name}.png`, `text ${name}`],
      [`d/${name}.txt`, `sks, ${name}`],
    ]),
  );
}

const OLD = ['a', 'b', 'c', 'd', 'e'];

async function told(base: readonly string[], head: readonly string[], most = 10): Promise<(string | null)[]> {
  const {report} = await checkChange(pictures(base), pictures(head));
  const places: (Place | null)[] = [];
  annotate({annotate: (_level, _text, _title, place) => void places.push(place)}, report, most);
  return places.map(place => place?.file ?? null);
}

describe('annotate(world, report, most)', () => {
  it('speaks first of what the change brought in, then of three of what was there', async () =>
    expect(await told(OLD, [...OLD, 'y', 'z'])).toEqual(['d/y.png', 'd/z.png', 'd/a.png', 'd/b.png', 'd/c.png']));
  it('has room for as many as are asked for', async () => expect(await told(OLD, [...OLD, 'z'], 2)).toHaveLength(2));
  it('says nothing of a data set that is as it was', async () =>
    expect(await told(OLD, [...OLD].toReversed())).toEqual([]));
});
