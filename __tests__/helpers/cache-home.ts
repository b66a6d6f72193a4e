import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';

// What tests see of images is kept apart from what the user of this machine has seen.
process.env['XDG_CACHE_HOME'] = join(tmpdir(), 'tagnosis-test-cache');
