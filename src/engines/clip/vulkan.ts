import {existsSync, readdirSync} from 'node:fs';
import {delimiter, join} from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

const LOADER = 'libvulkan.so.1';
const LIBRARIES: readonly string[] = [
  'usr/lib/x86_64-linux-gnu',
  'usr/lib/aarch64-linux-gnu',
  'usr/lib64',
  'usr/lib',
  'usr/local/lib',
];
const DRIVERS: readonly string[] = ['usr/share/vulkan/icd.d', 'usr/local/share/vulkan/icd.d', 'etc/vulkan/icd.d'];
/** Where the system shows cards: NVIDIA's own driver, that of Windows below Linux, and all others. */
const CARDS: readonly string[] = ['dev/nvidiactl', 'dev/dxg', 'dev/dri'];

/** Whether a Linux has a graphics card, a driver of Vulkan for it, and the library that finds drivers. */
export function hasVulkan(root: string, env: Environment): boolean {
  const own = (env['LD_LIBRARY_PATH'] ?? '').split(delimiter).filter(folder => folder !== '');
  const libraries = [...LIBRARIES.map(folder => join(root, folder)), ...own];
  const isTold = ['VK_DRIVER_FILES', 'VK_ICD_FILENAMES'].some(name => (env[name] ?? '') !== '');
  return (
    CARDS.some(path => existsSync(join(root, path))) &&
    libraries.some(folder => existsSync(join(folder, LOADER))) &&
    (isTold || DRIVERS.some(folder => namesIn(join(root, folder)).some(name => name.endsWith('.json'))))
  );
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
