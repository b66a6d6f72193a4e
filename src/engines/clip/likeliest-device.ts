import type {Device} from '../../config/models.ts';
import {TagnosisError} from '../../errors.ts';
import {SessionThread} from './session.ts';

/** WebGPU is not among them: where there is no driver, its library writes warnings over ours. */
const TRIED: readonly Device[] = ['cuda', 'coreml', 'dml'];

/** The first device that the runtime was built for; the CPU where that is all, and where there is no runtime. */
export async function likeliestDevice(runtime?: string): Promise<Device> {
  const thread = await SessionThread.start();
  try {
    const names = await thread.devices(runtime);
    return TRIED.find(device => names.includes(device)) ?? 'cpu';
  } catch (error) {
    // Vectors that were kept need no runtime; who needs it says that it is missing.
    if (error instanceof TagnosisError && error.code === 'model-engine-missing') return 'cpu';
    throw error;
  } finally {
    await thread.close();
  }
}
