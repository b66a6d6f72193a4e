import {expect, it} from '@jest/globals';
import {makeTeller, type Numbered} from '../../../../src/frontends/notebook/kernel/control-messages.ts';
import {SharedState} from '../../../../src/frontends/notebook/kernel/shared-state.ts';

it('what the main thread has not read is told again, in order', () => {
  const state = new SharedState();
  const sent: Numbered[] = [];
  const {tell, tellAgain} = makeTeller(state, message => void sent.push(message));
  for (const id of [7, 8, 9]) tell({kind: 'trip', id});
  state.read = 1;
  tellAgain();
  expect(sent.map(({number}) => number)).toEqual([1, 2, 3, 2, 3]);
  state.read = 3;
  tellAgain();
  tell({kind: 'closed'});
  expect(sent.slice(5)).toEqual([{number: 4, message: {kind: 'closed'}}]);
});
