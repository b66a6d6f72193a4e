// npm run bench            all
// npm run bench -- tokens  one
import {execFileSync} from 'node:child_process';
import {mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';

const ALL = ['small', 'text-folder', 'tokens', 'pairs', 'mixture', 'grow', 'fingerprint', 'fingerprint-grow', 'duplicates', 'join', 'warm', 'kernel', 'clip', 'clip-warm', 'action'];
/** Only when asked for. */
const LONG = ['join-ten'];
const asked = process.argv.slice(2);
const unknown = asked.find(name => ![...ALL, ...LONG].includes(name));
if (unknown !== undefined) {
  console.error(`There is no benchmark "${unknown}". Known: ${[...ALL, ...LONG].join(', ')}.`);
  process.exit(2);
}
// What was measured by other calls stands in the page already, maybe from a later state.
rmSync('bench/results', {recursive: true, force: true});
mkdirSync('bench/results');
execFileSync(process.execPath, ['scripts/build.mjs'], {stdio: 'ignore'});
for (const name of asked.length > 0 ? asked : ALL) {
  const {run} = await import(`./${name}.mjs`);
  await run();
}

// What was not measured here stays as it was.
const page = 'docs/benchmarks.md';
const sections = new Map(
  readFileSync(page, 'utf8')
    .split(/^(?=## )/m)
    .slice(1)
    .map(section => [/^## (.*)$/m.exec(section)?.[1] ?? '', `${section.trimEnd()}\n`]),
);
const results = readdirSync('bench/results').toSorted().map(file => JSON.parse(readFileSync(`bench/results/${file}`, 'utf8')));
for (const {id, note, rounds, rows} of results) {
  const lines = rows.map(({name, version = '', missing, min, median, max, ratio, target, mib}) =>
    missing === undefined
      ? `| ${`${name} ${version}`.trim()} | ${min.toFixed(1)} | ${median.toFixed(1)} | ${max.toFixed(1)} | ${mib ?? ''} | ${ratio?.toFixed(3) ?? ''} | ${target ?? ''} |`
      : `| ${name} | | | | | peer not installed: ${missing} | |`,
  );
  sections.set(
    id,
    `## ${id}\n${note}; ${rounds} rounds.\n\n| | min ms | median ms | max ms | peak MiB | ours / it | target |\n|---|--:|--:|--:|--:|--:|--:|\n${lines.join('\n')}\n`,
  );
}
writeFileSync(
  page,
  `# Benchmarks\nEvery figure is a ratio within one run, ours and the peer's in turn. Made by \`npm run bench\`; machines differ, ratios less.\n\n${[...sections.keys()].toSorted().map(id => sections.get(id)).join('\n')}`,
);
