/** Commands, in the order of the help. */
export const COMMAND_NAMES = [
  'check',
  'compare',
  'explain',
  'fix',
  'plan',
  'init',
  'duplicates',
  'cache',
  'models',
  'kernel',
] as const;

export type CommandName = (typeof COMMAND_NAMES)[number];
