import {basename} from 'node:path';
import type {Device} from '../../config/models.ts';
import {TagnosisError} from '../../errors.ts';

const PAGE = 'docs/models.md says which models can be used.';

/** A file or folder that is no model for this purpose. */
export function unusableModel(path: string, why: string, cause?: unknown): TagnosisError {
  return new TagnosisError('model-invalid', `${path} cannot be used: ${why}.`, {hint: PAGE, cause});
}

/** Nobody gets the runtime unasked. */
export function noRuntime(cause: unknown, folder?: string): TagnosisError {
  if (folder !== undefined) {
    const message = `${basename(folder)} holds no onnxruntime-node and no onnxruntime-web that loads here.`;
    const hint = 'Install one there: npm install --prefix FOLDER onnxruntime-node';
    return new TagnosisError('model-engine-missing', message, {hint, cause});
  }
  return new TagnosisError(
    'model-engine-missing',
    'The package onnxruntime-node, which runs models, does not load here.',
    {hint: 'Run: npm install onnxruntime-node', cause},
  );
}

/** Not even one picture or text at a time. */
export function noMemory(path: string, cause: unknown): TagnosisError {
  return new TagnosisError('model-memory', `There is not enough memory to run ${path}.`, {
    hint: 'Use a smaller model, or close other programs.',
    cause,
  });
}

/** A device that was asked for: nothing else is taken in its place unasked. */
export function noDevice(device: Device, cause: unknown): TagnosisError {
  return new TagnosisError('model-device', `Models cannot be run on ${device} here.`, {
    hint: 'Leave --device out: the CPU runs them everywhere. With --device auto it does where nothing else is there.',
    cause,
  });
}

/** Words of the runtime go on over many lines. */
export function firstLine(text: string): string {
  return text.split('\n')[0]?.slice(0, 160) ?? '';
}
