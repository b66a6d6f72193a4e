// Says where the real data sets of ../shared/data fall on each curve, and writes it into docs/calibration.md. They belong to
// others, and are not in this repository: figures of them are.
//   npm run calibrate
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {analyze, memorySource} from '../dist/index.js';
import {bundled, replacePart} from './bundled.mjs';

const DATA = '../shared/data';
const SETS = [
  ...['mickey1928', 'wikipetan', 'kohya_ss_test', 'irene_wd14', 'logograms', 'zemoji', 'particle_lfs'].map(
    name => `lora/${name}`,
  ),
  'captions/azuki',
  ...[
    '',
    '_with_new_prompts',
    '_with_new_prompts_with_happy_sad',
    '_with_new_prompts_without_last_sentence',
    '_with_shortened_prompts',
    '_with_shortened_prompts2',
  ].map(version => `captions/emoji_rewrites/metadata${version}.jsonl`),
];
/** Versions of one set would count six times: the percentiles take the one that its makers wrote. */
const isVersion = path => path.includes('metadata_');
/** Below so many items a distribution is for reference only, and left out of the percentiles. */
const SMALL = 20;
if (!existsSync(DATA)) throw new Error(`${DATA} is not here: nothing to calibrate on.`);

const {METRICS} = await bundled(`export {METRICS} from './src/metrics/index.ts';`);
const counted = ({path, report}) => report.dataset.items >= SMALL && !isVersion(path);
const scored = METRICS.filter(({weight}) => weight > 0);
const sets = [];
for (const path of SETS) {
  // What their makers tell the trainer.
  const told = path.endsWith('wikipetan') ? {captions: 'captions'} : {};
  sets.push({path, report: await analyze(`${DATA}/${path}`, {advice: false, ...told})});
}
sets.push({path: 'tags/nuswide', report: await analyze(nuswide(), {advice: false})});

const text = `As of ${new Date().toISOString().slice(0, 10)}, by \`npm run calibrate\`: ${sets.length} sets, of which ${sets.filter(counted).length} are no rewritten version of another and have ${SMALL} items or more.

**Where they fall on each curve**: percentiles of the value over these ${sets.filter(counted).length}, where the metric is scored, and how many of
them score 80 and above, and below 40.

${curveTable()}

**Every set**: value, and score in parentheses; † fewer than ${SMALL} items, for reference only.

${setTable()}
`;
const page = 'docs/calibration.md';
writeFileSync(page, replacePart(readFileSync(page, 'utf8'), 'sets: written by npm run calibrate', text));

/** Image-level labels of NUS-WIDE: 81 concepts. */
function nuswide() {
  const lines = name => readFileSync(`${DATA}/tags/nuswide/${name}`, 'utf8').trim().split('\n');
  const names = new Map(lines('label_ids.txt').map(line => line.split('\t')));
  return memorySource(
    lines('mul_label_ids.txt').map(line => {
      const [key, labels] = line.split('\t');
      return {
        key,
        caption: labels
          .split(' ')
          .map(label => names.get(label))
          .join(', '),
      };
    }),
  );
}

function curveTable() {
  const rows = scored.map(({id, title, curve: {ideal, good, poor, worst}}) => {
    const found = sets.filter(set => counted(set) && set.report.metrics[id].status === 'scored');
    const values = found.map(({report}) => report.metrics[id].value).toSorted((a, b) => a - b);
    const scores = found.map(({report}) => report.metrics[id].score);
    const shown = [0, 0.25, 0.5, 0.75, 1].map(share => number(quantile(values, share)));
    const good80 = scores.filter(score => score >= 80).length;
    const bad = scores.filter(score => score < 40).length;
    return `| [${title}](metrics/${id}.md) | ${[ideal, good, poor, worst].map(number).join(' / ')} | ${values.length} | ${shown.join(' | ')} | ${good80} | ${bad} |`;
  });
  return `| metric | 100 / 80 / 40 / 0 | sets | least | 25 % | median | 75 % | most | ≥ 80 | < 40 |
|---|---|--:|--:|--:|--:|--:|--:|--:|--:|
${rows.join('\n')}`;
}

function setTable() {
  const rows = sets.map(({path, report: {dataset, score, metrics}}) => {
    const cells = scored.map(({id}) => {
      const {status, value, score: points} = metrics[id];
      return status === 'scored' ? `${number(value)} (${Math.floor(points)})` : '–';
    });
    const name = path.split(/[/.]/).slice(1, 3).join(' ').replace('metadata', '').replaceAll(/[_ ]+/g, ' ').trim();
    const note = dataset.items < SMALL ? ' †' : '';
    return `| ${name}${note} | ${dataset.style} | ${dataset.items} | ${score.value === null ? '–' : Math.floor(score.value)} | ${cells.join(' | ')} |`;
  });
  return `| set | style | N | score | ${scored.map(({title}) => title).join(' | ')} |
|---|---|--:|--:|${scored.map(() => '---').join('|')}|
${rows.join('\n')}`;
}

/** Linear between neighbours. */
function quantile(sorted, share) {
  const at = share * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return low + (high - low) * (at - Math.floor(at));
}

function number(value) {
  if (value === undefined || Number.isNaN(value)) return '–';
  return String(Number(value.toPrecision(3)))
    .replace(/^(-?)0\./, '$1.')
    .replace(/^-/, '−');
}
