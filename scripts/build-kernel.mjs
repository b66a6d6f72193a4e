// Assembles the loops that are written in WebAssembly into TypeScript that holds their bytes; --check refuses bytes that are not
// those of the source. Nobody who installs the package needs an assembler.
import {readFileSync, writeFileSync} from 'node:fs';
import process from 'node:process';
import openAssembler from 'wabt';

const KERNELS = [
  {folder: 'src/engines/image', name: 'kernel', constant: 'KERNEL'},
  {folder: 'src/math', name: 'scan-codes', constant: 'SCAN_CODES'},
  {folder: 'src/math', name: 'multiply', constant: 'MULTIPLY'},
];

const assembler = await openAssembler();
for (const {folder, name, constant} of KERNELS) {
  const source = `${folder}/${name}.wat`;
  const bytes = `${folder}/${name}-bytes.ts`;
  const module = assembler.parseWat(source, readFileSync(source, 'utf8'), {simd: true});
  module.validate();
  const text = Buffer.from(module.toBinary({}).buffer).toString('base64');
  const lines = (text.match(/.{1,110}/g) ?? []).map(line => `  '${line}'`);
  const made = `/** ${name}.wat, assembled by scripts/build-kernel.mjs; in base64. */\nexport const ${constant}: string =\n${lines.join(' +\n')};\n`;
  if (!process.argv.includes('--check')) writeFileSync(bytes, made);
  else if (readFileSync(bytes, 'utf8') !== made) throw new Error(`${bytes} is not what ${source} says: npm run kernel`);
}
