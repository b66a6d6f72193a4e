// Packs the package, installs it into an empty folder as a user would, runs it there, and reads its declarations with the
// oldest TypeScript that we promise (5.0, moduleResolution node10) and with the newest (nodenext).
import {execFileSync} from 'node:child_process';
import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';

const root = mkdtempSync(join(tmpdir(), 'tagnosis-package-'));
const run = (command, args, cwd) =>
  execFileSync(command, args, {cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit']});
try {
  run('npm', ['pack', '--ignore-scripts', '--pack-destination', root]);
  const [tarball] = readdirSync(root);
  // Of this very file: to have it packed anew would build everything again.
  run('npm', ['run', '--silent', 'declarations', join(root, tarball)]);
  writeFileSync(join(root, 'package.json'), '{"private": true, "type": "module"}');
  run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', `./${tarball}`], root);
  const report = run('npx', ['--no-install', 'tagnosis', 'check', resolve('examples/sick')], root);
  if (!report.includes('Health score')) throw new Error('The installed command printed no report.');
  run('npx', ['--no-install', 'tagnosis', 'check', resolve('examples/sick'), '-o', 'report.html'], root);
  if (!readFileSync(join(root, 'report.html'), 'utf8').includes('<figure'))
    throw new Error('The page has no pictures.');
  for (const page of ['gini', 'one-off-tags']) run('npx', ['--no-install', 'tagnosis', 'explain', page], root);
  writeFileSync(
    join(root, 'user.ts'),
    `import {analyze, memorySource, type HealthReport} from 'tagnosis';
const report: HealthReport = await analyze(memorySource([{key: 'a', caption: 'hat, smile'}]));
const score: number | null = report.score.value;
if (report.dataset.items !== 1 || typeof report.metrics['gini']?.code !== 'string') throw new Error(String(score));
`,
  );
  const read = (tsc, ...settings) =>
    run(
      'node',
      [tsc, '--strict', '--noEmit', '--target', 'es2022', '--skipLibCheck', 'false', ...settings, 'user.ts'],
      root,
    );
  run('npm', ['install', '--no-audit', '--no-fund', '--no-save', '--ignore-scripts', 'typescript@5.0.4'], root);
  read('node_modules/typescript/lib/tsc.js', '--module', 'esnext', '--moduleResolution', 'node');
  const newest = resolve('node_modules/typescript/lib/tsc.js');
  read(newest, '--module', 'nodenext', '--moduleResolution', 'nodenext', '--ignoreConfig');
  writeFileSync(
    join(root, 'user.mjs'),
    "import {analyze, memorySource} from 'tagnosis';\nconst {dataset} = await analyze(memorySource([{key: 'a', caption: 'hat, smile'}]));\nif (dataset.vocabulary !== 2) throw new Error('wrong');\n",
  );
  run('node', ['user.mjs'], root);
  process.stdout.write('The package installs, runs, and is read by TypeScript 5.0 and the newest.\n');
} finally {
  rmSync(root, {recursive: true});
}
