import {VERSION} from '../../../version.ts';
import {PROTOCOL} from './wire.ts';

/** Content of a `kernel_info_reply`: the same for every kernel, so that it is there before the compiler is. */
export const INFORMATION: Readonly<Record<string, unknown>> = {
  status: 'ok',
  protocol_version: PROTOCOL,
  implementation: 'tagnosis',
  implementation_version: VERSION,
  banner: `Tagnosis ${VERSION}: TypeScript with the health of data sets at hand. Begin with: await load('./train')`,
  help_links: [
    {text: 'Tagnosis', url: 'https://github.com/tagnosis/tagnosis#readme'},
    {text: 'TypeScript', url: 'https://www.typescriptlang.org/docs/handbook/'},
  ],
  debugger: false,
  supported_features: [],
  language_info: {
    name: 'typescript',
    // Of the compiler inside tslab.
    version: '5.0.4',
    mimetype: 'text/typescript',
    file_extension: '.ts',
    pygments_lexer: 'typescript',
    codemirror_mode: {mode: 'typescript', name: 'javascript', typescript: true},
    nbconvert_exporter: 'script',
  },
};
