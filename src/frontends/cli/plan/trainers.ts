/** Trainers whose settings are written. */
export const TRAINERS = ['kohya', 'onetrainer', 'ai-toolkit', 'simpletuner', 'diffusion-pipe'] as const;
export type Trainer = (typeof TRAINERS)[number];
