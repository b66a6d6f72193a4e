import {expect} from '@jest/globals';
import {type KernelClient, only, printed} from './kernel-client.ts';

/** What the cells below use: `begun` tells, past all buffers of printing, that the code of the cell runs. */
export const BEGUN = `var begun = () => (globalThis as any)[Symbol.for('tagnosis.host')].publish({data: {'text/plain': 'begun'}});
var forever = new Promise<void>(() => {});`;

/** Cells that end by an interrupt only, by the place of the event loop where they loop; and one that waits. */
export const ENDLESS: readonly (readonly [where: string, code: string])[] = [
  ['a loop', 'begun(); while (true);'],
  ['a loop after an await', 'begun(); await null; while (true);'],
  ['a loop in a timer', 'setTimeout(() => { begun(); while (true); }, 5); await forever'],
  ['a loop in an immediate', 'setImmediate(() => { begun(); while (true); }); await forever'],
  ['a loop in try and catch', 'begun(); while (true) { try { while (true); } catch {} finally { begun(); } }'],
  ['a loop of microtasks', 'begun(); const next = (): any => Promise.resolve().then(next); void next(); await forever'],
  ['a loop that prints', 'begun(); while (true) console.log("hat");'],
  ['what it waits for', 'begun(); await forever'],
];

/** A cell after an interrupted one: timers, immediates and output work. */
export async function expectWell(of: KernelClient): Promise<void> {
  const ran = await of.execute(
    `await new Promise(done => setTimeout(() => setImmediate(done), 20)); console.log('well'); 7`,
  );
  expect(ran.reply).toMatchObject({status: 'ok'});
  expect(printed(ran)).toBe('well\n');
  expect(only(ran, 'execute_result')).toMatchObject({data: {'text/plain': '7'}});
}
