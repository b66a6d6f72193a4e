import {existsSync, realpathSync} from 'node:fs';
import {resolve, sep} from 'node:path';
import {TagnosisError} from '../../errors.ts';
import type {Task} from './event.ts';
import type {Inputs} from './inputs.ts';

/**
 * A model and what runs it are programs: on pull requests they must not be files of the checkout, which are whatever its author
 * wrote.
 */
export function demandOutside(task: Task, {clipModelPath, clipRuntimePath}: Inputs, checkout: string): void {
  const isForeign = task.kind === 'check' && task.base.kind !== 'push';
  if (!isForeign) return;
  const told = {'clip-model-path': clipModelPath, 'clip-runtime-path': clipRuntimePath};
  for (const [name, path] of Object.entries(told)) {
    if (path === undefined || !isInside(checkout, resolve(path))) continue;
    throw new TagnosisError('action-input', `${name}: ${JSON.stringify(path)} lies in the checkout.`, {
      hint: 'On pull requests its author could change it: put it below ${{ runner.temp }}.',
    });
  }
}

function isInside(folder: string, path: string): boolean {
  const [outer, inner] = [folder, path].map(one => (existsSync(one) ? realpathSync(one) : resolve(one))) as [
    string,
    string,
  ];
  return inner === outer || inner.startsWith(outer + sep);
}
