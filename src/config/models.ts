/** Numbers that a model's weights are kept in. */
export const DTYPES = ['fp32', 'fp16', 'int8', 'uint8', 'q8'] as const;

export type Dtype = (typeof DTYPES)[number];

/** How exports end their files' names, by dtype. */
export const SUFFIXES: Readonly<Record<Dtype, string>> = {
  fp32: '',
  fp16: '_fp16',
  int8: '_int8',
  uint8: '_uint8',
  q8: '_quantized',
};

/** Where the runtime of models can compute, each only where it was built in. */
export const DEVICES = ['cpu', 'cuda', 'dml', 'coreml', 'webgpu'] as const;

export type Device = (typeof DEVICES)[number];

/** What can be asked for: a device, or whichever is there. */
export const DEVICE_CHOICES: readonly ['auto', ...typeof DEVICES] = ['auto', ...DEVICES];

export type DeviceChoice = (typeof DEVICE_CHOICES)[number];

/** Below this chance a tagger rules a tag out: no threshold lies lower. */
export const LEAST_CHANCE = 0.05;
