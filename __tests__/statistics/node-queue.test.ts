import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {NodeQueue} from '../../src/statistics/node-queue.ts';

const NODES = 7;

describe('NodeQueue', () => {
  it('is an array that holds each node once', () =>
    fc.assert(
      fc.property(
        fc.nat({max: NODES - 1}),
        fc.array(fc.option(fc.nat({max: NODES - 1})), {maxLength: 60}),
        (first, steps) => {
          const queue = new NodeQueue(NODES, first);
          const expected = Array.from({length: NODES}, (_, at) => (first + at) % NODES);
          // Null takes one.
          for (const node of steps) {
            if (node === null) {
              if (expected.length > 0) expect(queue.take()).toBe(expected.shift());
            } else {
              queue.add(node);
              if (!expected.includes(node)) expected.push(node);
            }
            expect(queue.length).toBe(expected.length);
          }
          while (expected.length > 0) expect(queue.take()).toBe(expected.shift());
        },
      ),
    ));
});
