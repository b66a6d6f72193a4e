import {join} from 'node:path';
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
