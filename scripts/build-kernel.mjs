// Assembles src/engines/image/kernel.wat into src/engines/image/kernel-bytes.ts; --check refuses bytes that are not those of the
// source. Nobody who installs the package needs an assembler.
import {readFileSync, writeFileSync} from 'node:fs';
import process from 'node:process';
import openAssembler from 'wabt';

const SOURCE = 'src/engines/image/kernel.wat';
const BYTES = 'src/engines/image/kernel-bytes.ts';

const assembler = await openAssembler();
const module = assembler.parseWat(SOURCE, readFileSync(SOURCE, 'utf8'), {simd: true});
module.validate();
const text = Buffer.from(module.toBinary({}).buffer).toString('base64');
const lines = (text.match(/.{1,110}/g) ?? []).map(line => `  '${line}'`);
const made = `/** kernel.wat, assembled by scripts/build-kernel.mjs; in base64. */\nexport const KERNEL: string =\n${lines.join(' +\n')};\n`;
if (!process.argv.includes('--check')) writeFileSync(BYTES, made);
else if (readFileSync(BYTES, 'utf8') !== made) throw new Error(`${BYTES} is not what ${SOURCE} says: npm run kernel`);
