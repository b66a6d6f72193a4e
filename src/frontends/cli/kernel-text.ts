import type {Installed, Listed} from '../notebook/install/command.ts';

/** What was done, and what comes next. */
export function installedText({folder, spec, engine}: Installed, isDry: boolean): string {
  const apart =
    engine === null ? [] : [`Its own copy of the package, since ${engine.why}:`, `  ${engine.command.join(' ')}`];
  const start = spec.argv.join(' ');
  return isDry
    ? [`Would write ${folder}`, `  ${start}`, ...apart, ''].join('\n')
    : [
        `Installed “${spec.display_name}” in ${folder}`,
        '',
        'Choose it for a new notebook in JupyterLab or VS Code, and begin with:',
        "  await load('./train')",
        '',
      ].join('\n');
}

/** A kernel a line. */
export function listText(found: readonly Listed[]): string {
  if (found.length === 0) return 'No kernel of tagnosis is installed. To install it: tagnosis kernel install\n';
  return found.map(({name, folder, version, state}) => `${name}  ${version}  ${state}\n  ${folder}\n`).join('');
}
