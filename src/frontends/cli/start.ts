import module from 'node:module';
import {join} from 'node:path';
import {argv, env} from 'node:process';
import {runCompiled} from './code-cache.ts';
import {COMMAND_NAMES} from './command-names.ts';

// A short run mostly waits for the compiler: what it made of the program is kept for the next one. From 22.1 on Node does so.
const program = join(__dirname, 'command.cjs');
if (argv.includes('--no-cache')) module.createRequire(program)(program);
else if ('enableCompileCache' in module && typeof module.enableCompileCache === 'function') {
  module.enableCompileCache();
  module.createRequire(program)(program);
} else runCompiled(program, {use: COMMAND_NAMES.find(name => name === argv[2]) ?? '', env});
