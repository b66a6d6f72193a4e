import {symlinkSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {type Task, taskOf} from '../../../src/frontends/action/event.ts';
import {readInputs} from '../../../src/frontends/action/inputs.ts';
import {demandOutside} from '../../../src/frontends/action/outside-checkout.ts';
import {dataSet} from '../../helpers/data-set.ts';

const sha = 'a'.repeat(40);
const AUTO = {mode: 'auto', baseRef: undefined} as const;
const PULL = taskOf('pull_request', {pull_request: {number: 7, head: {sha}, base: {sha}}}, AUTO);
const checkout = dataSet({'model/model.onnx': 'x'});
const away = dataSet({'model/model.onnx': 'x'});

const demand = (task: Task, model: string, runtime = away): void =>
  demandOutside(
    task,
    readInputs(name => ({'clip-model-path': model, 'clip-runtime-path': runtime})[name] ?? ''),
    checkout,
  );

describe('demandOutside(task, inputs, checkout)', () => {
  it('lets a model be that lies elsewhere, and on a push wherever it lies', () => {
    expect(() => demand(PULL, away)).not.toThrow();
    expect(() => demand(taskOf('push', {}, AUTO), join(checkout, 'model'))).not.toThrow();
  });
  it.each([
    ['the model', join(checkout, 'model'), away],
    ['the checkout itself', checkout, away],
    ['the runtime', away, join(checkout, 'runtime')],
    ['a way back into it', join(away, '..', checkout.split('/').at(-1) ?? '', 'model'), away],
  ])('refuses %s inside on a pull request', (_, model, runtime) =>
    expect(() => demand(PULL, model, runtime)).toThrow(expect.objectContaining({code: 'action-input'})),
  );
  it('follows a link that leads in', () => {
    symlinkSync(join(checkout, 'model'), join(away, 'link'));
    expect(() => demand(PULL, join(away, 'link'))).toThrow('lies in the checkout');
  });
});
