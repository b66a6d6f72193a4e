import {describe, expect, it} from '@jest/globals';
import {TagnosisError} from '../../../../src/errors.ts';
import {diagnosticsFailure, thrownFailure} from '../../../../src/frontends/notebook/kernel/errors.ts';
import {plainText} from '../../../../src/frontends/notebook/kernel/plain-text.ts';

function withStack(error: Error, ...frames: string[]): Error {
  error.stack = [`${error.name}: ${error.message}`, ...frames.map(frame => `    at ${frame}`)].join('\n');
  return error;
}

describe('diagnosticsFailure(diagnostics, cell)', () => {
  it('is one line for each message', () =>
    expect(
      diagnosticsFailure(
        [
          {file: '', line: 2, column: 5, text: "Cannot find name 'foo'."},
          {file: 'other.ts ', line: 1, column: 1, text: 'Bad.'},
        ],
        'cell 3',
      ),
    ).toEqual({
      ename: 'TypeScriptError',
      evalue: "Cannot find name 'foo'.",
      traceback: ["cell 3, 2:5 – Cannot find name 'foo'.", 'other.ts, 1:1 – Bad.'],
    }));
});

describe('thrownFailure(thrown)', () => {
  it('keeps the frames of cells and of the user, without lines of what a cell was compiled to', () => {
    const error = withStack(
      new RangeError('too many'),
      'f (cell 3:7:11)',
      'cell 4:1:40',
      'cell 4:3:3',
      'g (/home/me/lib.js:3:4)',
      'Script.runInThisContext (node:vm:122:12)',
      'Object.runInThisContext (node:vm:312:38)',
      'vm.runInThisContext (/opt/tagnosis/dist/kernel.cjs:1030:28)',
      'Object.execute (/opt/node_modules/tslab/dist/executor.js:163:38)',
      'MessagePort.<anonymous> (/opt/tagnosis/dist/kernel.cjs:20:7)',
    );
    expect(thrownFailure(error)).toEqual({
      ename: 'RangeError',
      evalue: 'too many',
      traceback: ['RangeError: too many', '    at f (cell 3)', '    at cell 4', '    at g (/home/me/lib.js:3:4)'],
    });
  });
  it('ends with the hint of a known error', () => {
    const error = new TagnosisError('usage', 'Which?', {hint: 'Say which.'});
    expect(thrownFailure(withStack(error)).traceback).toEqual(['TagnosisError: Which?', 'Say which.']);
  });
  it('shows what is no error', () =>
    expect(thrownFailure({hat: 1})).toEqual({
      ename: 'Error',
      evalue: '{ hat: 1 }',
      traceback: ['Uncaught { hat: 1 }'],
    }));
  it('calls what Ctrl-C ends interrupted', () =>
    expect(thrownFailure(Object.assign(new Error('x'), {code: 'ERR_SCRIPT_EXECUTION_INTERRUPTED'}))).toMatchObject({
      ename: 'Interrupted',
      evalue: 'execution interrupted',
    }));
});

it('plainText(value) shows an object that throws', () => {
  const broken = {
    [Symbol.for('nodejs.util.inspect.custom')]() {
      throw new Error('no');
    },
  };
  expect(plainText(broken)).toBe('[an object that cannot be shown: no]');
});
