import process from 'node:process';
import type {Device} from '../../config/models.ts';
import {TagnosisError} from '../../errors.ts';
import {SessionThread} from './session.ts';
import {hasVulkan} from './vulkan.ts';

const TRIED: readonly Device[] = ['cuda', 'coreml', 'dml'];

/** Devices that the runtime was built for, the best first, without the CPU: none where there is no runtime. */
export async function likelyDevices(runtime?: string): Promise<readonly Device[]> {
  const thread = await SessionThread.start();
  try {
    const names = await thread.devices(runtime);
    const found = TRIED.filter(device => names.includes(device));
    // Last, and only with a driver: where there is none, its library writes warnings over ours.
    const drives = process.platform === 'linux' && names.includes('webgpu') && hasVulkan('/', process.env);
    return drives ? [...found, 'webgpu'] : found;
  } catch (error) {
    // Vectors that were kept need no runtime; who needs it says that it is missing.
    if (error instanceof TagnosisError && error.code === 'model-engine-missing') return [];
    throw error;
  } finally {
    await thread.close();
  }
}
