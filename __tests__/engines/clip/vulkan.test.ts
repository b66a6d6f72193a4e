import {delimiter, join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {hasVulkan} from '../../../src/engines/clip/vulkan.ts';
import {dataSet} from '../../helpers/data-set.ts';

const CARD = {'dev/dri/renderD128': ''};
const LOADER = {'usr/lib/x86_64-linux-gnu/libvulkan.so.1': ''};
const DRIVER = {'usr/share/vulkan/icd.d/nvidia_icd.json': '{}'};

describe('hasVulkan(root, env)', () => {
  it('wants a card, a driver and the loader', () => {
    expect(hasVulkan(dataSet({...CARD, ...LOADER, ...DRIVER}), {})).toBe(true);
    expect(hasVulkan(dataSet({...LOADER, ...DRIVER}), {})).toBe(false);
    expect(hasVulkan(dataSet({...CARD, ...DRIVER}), {})).toBe(false);
    expect(hasVulkan(dataSet({...CARD, ...LOADER}), {})).toBe(false);
    expect(hasVulkan(dataSet({...CARD, ...LOADER, 'usr/share/vulkan/icd.d/README': ''}), {})).toBe(false);
  });

  it('takes what the environment names', () => {
    const own = dataSet({'libvulkan.so.1': ''});
    const env = {LD_LIBRARY_PATH: `:${own}`, VK_DRIVER_FILES: join(own, 'some.json')};
    expect(hasVulkan(dataSet(CARD), env)).toBe(true);
    expect(hasVulkan(dataSet(CARD), {...env, VK_DRIVER_FILES: ''})).toBe(false);
    expect(hasVulkan(dataSet({'dev/nvidiactl': ''}), {...env, LD_LIBRARY_PATH: undefined})).toBe(false);
  });
});

describe('hasVulkan(root, env) leaves drivers out that draw on the processor', () => {
  const ICD = 'usr/share/vulkan/icd.d';
  const LAVAPIPE = {[`${ICD}/lvp_icd.x86_64.json`]: '{}'};

  it('a card that only shows pictures, and a driver that needs none', () => {
    expect(hasVulkan(dataSet({'dev/dri/card0': '', ...LOADER, ...LAVAPIPE}), {})).toBe(false);
  });

  it('asks for a card that computes', () => {
    expect(hasVulkan(dataSet({'dev/dri/card0': '', ...LOADER, ...DRIVER}), {})).toBe(false);
    expect(hasVulkan(dataSet({'dev/nvidiactl': '', ...LOADER, ...DRIVER}), {})).toBe(true);
    expect(hasVulkan(dataSet({'dev/dxg': '', ...LOADER, [`${ICD}/dzn_icd.x86_64.json`]: '{}'}), {})).toBe(true);
  });

  it.each(['lvp_icd.json', 'lvp_icd.aarch64.json', 'vk_swiftshader_icd.json', 'swrast_icd.json', 'LLVMpipe.json'])(
    '%s is none, but others beside it are',
    name => {
      const only = {...CARD, ...LOADER, [`${ICD}/${name}`]: '{}'};
      expect(hasVulkan(dataSet(only), {})).toBe(false);
      expect(hasVulkan(dataSet({...only, [`${ICD}/radeon_icd.x86_64.json`]: '{}'}), {})).toBe(true);
    },
  );

  it('where the environment names drivers, no others count', () => {
    const root = dataSet({
      ...CARD,
      ...LOADER,
      ...DRIVER,
      ...LAVAPIPE,
      'own/intel_icd.json': '{}',
      'none/lvp_icd.json': '',
    });
    const named = (...paths: string[]): string => paths.map(path => join(root, path)).join(delimiter);
    expect(hasVulkan(root, {VK_DRIVER_FILES: named(`${ICD}/lvp_icd.x86_64.json`)})).toBe(false);
    expect(hasVulkan(root, {VK_ICD_FILENAMES: named(`${ICD}/lvp_icd.x86_64.json`, 'own/intel_icd.json')})).toBe(true);
    expect(hasVulkan(root, {VK_DRIVER_FILES: named('none')})).toBe(false);
    expect(hasVulkan(root, {VK_DRIVER_FILES: named('none', 'own')})).toBe(true);
    // The newer of the two names is the one that is heard.
    const lavapipe = named(`${ICD}/lvp_icd.x86_64.json`);
    expect(hasVulkan(root, {VK_DRIVER_FILES: lavapipe, VK_ICD_FILENAMES: named('own')})).toBe(false);
  });
});
