import {existsSync, readdirSync} from 'node:fs';
import {basename, delimiter, join} from 'node:path';

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
/** Where the system shows cards: NVIDIA's own driver, and that of Windows below Linux. */
const CARDS: readonly string[] = ['dev/nvidiactl', 'dev/dxg'];
/** All others, as they show what computes: `card0` is there too where a machine has nothing but a screen. */
const RENDERS = /^renderD\d+$/;
/** They compute on the processor, which the CPU itself does faster: lavapipe of Mesa, and SwiftShader. */
const SOFTWARE = /^(?:lvp_|lavapipe)|swrast|llvmpipe|softpipe|swiftshader/i;

/** Whether a Linux has a graphics card, a driver of Vulkan for it, and the library that finds drivers. */
export function hasVulkan(root: string, env: Environment): boolean {
  const libraries = [...LIBRARIES.map(folder => join(root, folder)), ...listed(env['LD_LIBRARY_PATH'])];
  return (
    hasCard(root) &&
    libraries.some(folder => existsSync(join(folder, LOADER))) &&
    drivers(root, env).some(name => name.endsWith('.json') && !SOFTWARE.test(name))
  );
}

function hasCard(root: string): boolean {
  return (
    CARDS.some(path => existsSync(join(root, path))) || namesIn(join(root, 'dev/dri')).some(name => RENDERS.test(name))
  );
}

/** Names of the files that the loader would read: what the environment names, files or folders, stands instead of all others. */
function drivers(root: string, env: Environment): readonly string[] {
  const told = [env['VK_DRIVER_FILES'], env['VK_ICD_FILENAMES']].map(listed).find(paths => paths.length > 0);
  if (told === undefined) return DRIVERS.flatMap(folder => namesIn(join(root, folder)));
  return told.flatMap(path => (path.endsWith('.json') ? basename(path) : namesIn(path)));
}

function listed(paths: string | undefined): readonly string[] {
  return (paths ?? '').split(delimiter).filter(path => path !== '');
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
