import * as z from 'zod';
import {COMPARISON} from '../../report/comparison-schema.ts';
import type {DriftVerdict} from '../../report/drift/verdict.ts';
import {HEALTH_REPORT} from '../../report/schema.ts';
import type {ActionReport} from './action-report.ts';
import {LONGEST_TEXT} from './files.ts';

export const LARGEST_REPORT: number = 8 * 1024 * 1024;
const DEEPEST = 32;
const MOST_VALUES = 1_000_000;

const verdict = z.enum(['passed', 'failed', 'cannot-judge', 'not-gated']);
const sha = z.string().regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/);
const points = z.number().min(0).max(100);

const DRIFT: z.ZodType<DriftVerdict> = z.discriminatedUnion('drift', [
  z.strictObject({
    drift: z.literal('yes'),
    kinds: z
      .array(z.enum(['tags', 'single-tags', 'features', 'score']))
      .max(4)
      .readonly(),
  }),
  z.strictObject({drift: z.literal('no')}),
  z.strictObject({drift: z.literal('unknown'), why: z.string()}),
]);

const SET = z.strictObject({
  path: z.string(),
  from: z.string().nullable(),
  state: z.enum(['new', 'changed', 'unchanged', 'moved', 'removed']),
  base: HEALTH_REPORT.nullable(),
  head: HEALTH_REPORT.nullable(),
  comparison: COMPARISON.nullable(),
  drift: DRIFT.nullable(),
  caused: z.array(z.int().min(0).max(100)).max(100).readonly(),
  verdict,
  says: z.array(z.string()).max(20).readonly(),
});

const REPORT: z.ZodType<ActionReport> = z.strictObject({
  kind: z.literal('tagnosis/action-report'),
  schemaVersion: z.literal(1),
  tool: z.strictObject({name: z.literal('tagnosis'), version: z.string().regex(/^[0-9A-Za-z.+-]{1,40}$/)}),
  pull: z.int().min(1).nullable(),
  head: z.strictObject({sha}),
  base: z.strictObject({
    kind: z.enum([
      'base-ref',
      'merge-parent',
      'merge-base',
      'pull-request-base',
      'merge-group',
      'push',
      'baseline',
      'none',
    ]),
    sha: sha.nullable(),
  }),
  gates: z.strictObject({
    failUnder: points.nullable(),
    failOnDrop: points.nullable(),
    failOn: z.enum(['none', 'error', 'warning']),
    failOnDrift: z.boolean(),
    warnOnly: z.boolean(),
  }),
  verdict,
  sets: z.array(SET).max(200).readonly(),
  notes: z.array(z.string()).max(50).readonly(),
});

/** A report that somebody else's run wrote: what is not exactly one, or is larger than any of ours, is refused with the reason. */
export function parseActionReport(text: string): {readonly report: ActionReport} | {readonly refused: string} {
  if (text.length > LARGEST_REPORT) return {refused: 'it is larger than 8 MiB'};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return {refused: 'it is not JSON'};
  }
  const unbounded = outsideBounds(value);
  if (unbounded !== null) return {refused: unbounded};
  const read = REPORT.safeParse(value);
  if (read.success) return {report: read.data};
  const place = read.error.issues[0]?.path.map(String).join('.') ?? '';
  return {refused: `"${place.slice(0, 80)}" is missing or wrong`};
}

/** Text, depth and number of values have bounds before anything else looks at them. */
function outsideBounds(value: unknown): string | null {
  let level: unknown[] = [value];
  let seen = 0;
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) return 'it is too deeply nested';
    const next: unknown[] = [];
    for (const one of level) {
      if (++seen > MOST_VALUES) return 'it holds too many values';
      if (typeof one === 'string' && one.length > LONGEST_TEXT) return 'it holds a text of more than 512 characters';
      if (typeof one !== 'object' || one === null) continue;
      for (const [key, inner] of Object.entries(one)) {
        if (key === '__proto__' || key.length > LONGEST_TEXT) return 'it holds a key that none of ours has';
        next.push(inner);
      }
    }
    level = next;
  }
  return null;
}
