import {existsSync, realpathSync} from 'node:fs';
import {resolve, sep} from 'node:path';
import {TagnosisError} from '../../errors.ts';
import type {Inputs} from './inputs.ts';

/** Events whose checkout is what people with write access put there. */
const OWN: ReadonlySet<string> = new Set(['push', 'schedule', 'workflow_dispatch']);

export interface Run {
  /** The event, whatever the mode makes of it. */
  readonly event: string;
  readonly checkout: string;
}

/**
 * A model and what runs it are programs, and kept reports are believed: where the checkout may be a pull request's they must not be
 * files of it, which are whatever its author wrote.
 */
export function demandOutside(
  {event, checkout}: Run,
  {
    clipModelPath,
    clipRuntimePath,
    cacheDir,
    prNumber,
  }: Pick<Inputs, 'clipModelPath' | 'clipRuntimePath' | 'cacheDir' | 'prNumber'>,
): void {
  if (OWN.has(event) && prNumber === undefined) return;
  const told = {'clip-model-path': clipModelPath, 'clip-runtime-path': clipRuntimePath, 'cache-dir': cacheDir};
  for (const [name, path] of Object.entries(told)) {
    if (path === undefined || !isInside(checkout, resolve(path))) continue;
    throw new TagnosisError('action-input', `${name}: ${JSON.stringify(path)} lies in the checkout.`, {
      hint: 'On pull requests its author could change it: put it below ${{ runner.temp }}.',
    });
  }
}

/** Of what is not there yet the nearest folder above that is tells. */
function isInside(folder: string, path: string): boolean {
  const outer = existsSync(folder) ? realpathSync(folder) : resolve(folder);
  let inner = resolve(path);
  const missing: string[] = [];
  while (!existsSync(inner) && inner !== resolve(inner, '..')) {
    missing.unshift(inner.slice(inner.lastIndexOf(sep)));
    inner = resolve(inner, '..');
  }
  const real = `${realpathSync(inner)}${missing.join('')}`;
  return real === outer || real.startsWith(outer + sep);
}
