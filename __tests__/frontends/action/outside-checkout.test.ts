import {symlinkSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {readInputs} from '../../../src/frontends/action/inputs.ts';
import {demandOutside} from '../../../src/frontends/action/outside-checkout.ts';
import {dataSet} from '../../helpers/data-set.ts';

const checkout = dataSet({'model/model.onnx': 'x'});
const away = dataSet({'model/model.onnx': 'x'});

const demand = (event: string, told: Readonly<Record<string, string>>): void =>
  demandOutside(
    {event, checkout},
    readInputs(name => ({'clip-model-path': away, 'clip-runtime-path': away, ...told})[name] ?? ''),
  );

describe('demandOutside(run, inputs)', () => {
  it('lets be what lies elsewhere, or is not told', () => {
    expect(() => demand('pull_request', {})).not.toThrow();
    expect(() => demand('pull_request', {'cache-dir': join(away, 'cache')})).not.toThrow();
  });
  it.each(['push', 'schedule', 'workflow_dispatch'])(
    'lets it lie anywhere on %s, where the checkout is our own',
    event => expect(() => demand(event, {'clip-model-path': join(checkout, 'model')})).not.toThrow(),
  );
  it.each([
    ['the model', {'clip-model-path': join(checkout, 'model')}],
    ['the checkout itself', {'clip-model-path': checkout}],
    ['the runtime', {'clip-runtime-path': join(checkout, 'runtime')}],
    ['the cache, whose reports are believed', {'cache-dir': join(checkout, 'not/yet/there')}],
    ['a way back into it', {'clip-model-path': join(away, '..', checkout.split('/').at(-1) ?? '', 'model')}],
  ])('refuses %s inside, whatever the mode makes of a pull request', (_, told) => {
    for (const event of ['pull_request', 'merge_group', 'issue_comment', ''])
      expect(() => demand(event, told)).toThrow(expect.objectContaining({code: 'action-input'}));
  });
  it('refuses it where a pull request was chosen by its number', () =>
    expect(() => demand('workflow_dispatch', {'clip-model-path': checkout, 'pr-number': '7'})).toThrow(
      'lies in the checkout',
    ));
  it('follows a link that leads in', () => {
    symlinkSync(join(checkout, 'model'), join(away, 'link'));
    expect(() => demand('pull_request', {'clip-model-path': join(away, 'link')})).toThrow('lies in the checkout');
  });
});
