const NAMES: ReadonlySet<string> = new Set([
  '__MACOSX',
  'Thumbs.db',
  'desktop.ini',
  '_latent_cache',
  '_t_e_cache',
  '_clip_vision_cache',
  '_controls',
  '_quarantine',
]);
const ENDINGS: readonly string[] = ['.npz', '.safetensors'];

/** Files and folders that belong to tools, not to the data set: passed over without a word. */
export function isIgnored(name: string): boolean {
  if (name.startsWith('.') || NAMES.has(name)) return true;
  return ENDINGS.some(ending => name.endsWith(ending)) || /^(readme|license)(\.|$)/i.test(name);
}
