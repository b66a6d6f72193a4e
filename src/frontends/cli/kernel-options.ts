import {resolve} from 'node:path';
import {TagnosisError} from '../../errors.ts';
import {VERSION} from '../../version.ts';
import type {InstallOptions} from '../notebook/install/command.ts';
import type {Where} from '../notebook/install/locations.ts';
import type {CommandHelp} from './help.ts';
import {type Option, type Parsed, textOption} from './options.ts';

export const KERNEL_OPTIONS: readonly Option[] = [
  {name: 'user', says: 'For this user (so it is without the next two)'},
  {name: 'sys-prefix', says: 'For the active environment of Python or conda'},
  {name: 'prefix', value: 'DIR', says: 'For the environment in this folder: DIR/share/jupyter'},
  {name: 'name', value: 'NAME', says: 'What jupyter calls it: --kernel NAME (tagnosis)'},
  {name: 'display-name', value: 'TEXT', says: 'What front ends show: TypeScript (Tagnosis)'},
  {
    name: 'interrupt-mode',
    value: 'message|signal',
    says: 'How it is interrupted (message); signal for front ends that know no other, which stop fewer loops',
  },
  {name: 'env', value: 'K=V', multiple: true, says: 'Variable of the environment that it runs in'},
  {name: 'node-arg', value: 'ARG', multiple: true, says: 'Option of Node: --node-arg=--max-old-space-size=8192'},
  {name: 'package', value: 'SPEC', says: `What npm installs where the kernel needs its own copy (tagnosis@${VERSION})`},
  {name: 'force', says: 'Replace a kernel of that name that is not ours'},
  {name: 'dry-run', says: 'Say what would be written'},
  {name: 'json', says: 'Print JSON'},
  {name: 'help', short: 'h', says: 'Show this help'},
];

export const KERNEL_HELP: CommandHelp = {
  usage: 'kernel install|uninstall|list|run [options]',
  says: `Gives JupyterLab, Notebook, VS Code and nbconvert a TypeScript kernel in which this
package is at hand without import, in notebooks anywhere.

  install      tell Jupyter of it; what it needs besides, npm brings (90 MB)
  uninstall    remove it
  list         where it is installed, and whether it would start
  run          what a front end runs: --connection-file FILE`,
  after: `
Examples:
  tagnosis kernel install
  tagnosis kernel install --sys-prefix
  jupyter lab
  tagnosis kernel uninstall
`,
};

export function nameOption(parsed: Parsed): string {
  return textOption(parsed, 'name') ?? 'tagnosis';
}

/** At most one place may be told. */
export function whereOption(parsed: Parsed): Where {
  const told = ['user', 'sys-prefix', 'prefix'].filter(name => parsed.values.has(name));
  if (told.length > 1) {
    throw new TagnosisError('usage', `--${told.join(' and --')} are different places.`, {hint: 'Choose one of them.'});
  }
  const folder = textOption(parsed, 'prefix');
  if (folder !== undefined) return {kind: 'prefix', folder: resolve(folder)};
  return {kind: parsed.values.has('sys-prefix') ? 'sys-prefix' : 'user'};
}

export function installOptions(parsed: Parsed): InstallOptions {
  const interruptMode = textOption(parsed, 'interrupt-mode') ?? 'message';
  if (interruptMode !== 'message' && interruptMode !== 'signal') {
    throw new TagnosisError('usage', `--interrupt-mode knows message and signal, not "${interruptMode}".`, {
      hint: 'Without it, message is taken.',
    });
  }
  return {
    where: whereOption(parsed),
    name: nameOption(parsed),
    displayName: textOption(parsed, 'display-name') ?? 'TypeScript (Tagnosis)',
    interruptMode,
    env: environment(texts(parsed, 'env')),
    nodeArgs: texts(parsed, 'node-arg'),
    package: textOption(parsed, 'package') ?? `tagnosis@${VERSION}`,
    force: parsed.values.has('force'),
    dryRun: parsed.values.has('dry-run'),
  };
}

function texts({values}: Parsed, name: string): readonly string[] {
  const told = values.get(name);
  return Array.isArray(told) ? told.map(String) : [];
}

function environment(told: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    told.map(text => {
      const at = text.indexOf('=');
      if (at > 0) return [text.slice(0, at), text.slice(at + 1)];
      throw new TagnosisError('usage', `--env wants NAME=VALUE, not "${text}".`, {
        hint: 'For example: --env TAGNOSIS_KERNEL_LOG=/tmp/kernel.log',
      });
    }),
  );
}
