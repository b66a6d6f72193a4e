import asyncHooks, {type AsyncLocalStorage} from 'node:async_hooks';
import {createRequire} from 'node:module';
import {describe, expect, it} from '@jest/globals';

interface Environment {
  readonly global: object;
  getVmContext(): object;
  setup(): Promise<void>;
  teardown(): Promise<void>;
}

const Quick = createRequire(import.meta.url)('../../scripts/jest-environment.cjs') as new (
  config: object,
) => Environment;

function environment(): Environment {
  return new Quick({projectConfig: {globals: {}, testEnvironmentOptions: {}}, globalConfig: {}});
}

describe('the environment of the tests', () => {
  it('has globals of its own, which no proxy hands out', () => {
    const file = environment();
    expect(file.getVmContext()).toBe(file.global);
    expect(Reflect.get(file.global, 'Array')).not.toBe(Array);
  });

  it('closes the stores that a test file opened', async () => {
    const {AsyncLocalStorage} = asyncHooks;
    const file = environment();
    await file.setup();
    const store: AsyncLocalStorage<string> = new asyncHooks.AsyncLocalStorage<string>();
    await store.run('pell', async () => {
      await Promise.resolve();
      expect(store.getStore()).toBe('pell');
      await file.teardown();
      expect(store.getStore()).toBeUndefined();
    });
    expect(asyncHooks.AsyncLocalStorage).toBe(AsyncLocalStorage);
  });
});
