import {closeSync, fstatSync, openSync, readSync} from 'node:fs';
import {TagnosisError} from '../../errors.ts';
import {lfsPointer} from '../image/sniff.ts';
import {firstLine, unusableModel} from './model-errors.ts';

const START = 1024;

/** Git LFS leaves a note where a file was not fetched; the runtime would only say that it cannot parse it. */
export function checkFile(path: string): void {
  const start = startOf(path);
  if (start.length > 0 && lfsPointer(start) === null) return;
  const what = start.length === 0 ? 'is empty' : 'is a Git LFS pointer, not the model itself';
  throw new TagnosisError('model-invalid', `${path} ${what}.`, {hint: 'Fetch it: git lfs pull, or copy it again.'});
}

/** What the runtime said when it opened a file, in words for people. */
export function unopened(path: string, said: string): TagnosisError {
  const cause = new Error(said);
  if (/external data|external initializer|\.onnx_data|\.onnx\.data/i.test(said)) {
    return new TagnosisError('model-invalid', `${path} lacks the file of its weights.`, {
      hint: 'Large models come as two files, model.onnx and model.onnx_data: copy both.',
      cause,
    });
  }
  if (!/protobuf|ModelProto|invalid model|no graph/i.test(said))
    return unusableModel(path, `the runtime does not open it (${firstLine(said)})`, cause);
  const [what, hint] = kindOf(startOf(path));
  return new TagnosisError('model-invalid', `${path} ${what}.`, {hint, cause});
}

function kindOf(start: Buffer): readonly [what: string, hint: string] {
  const text = start.toString('latin1');
  if (/^\s*<(?:!doctype|html|\?xml)/i.test(text))
    return ['is a web page, not a model', 'Download the file itself: tagnosis models get does.'];
  if (text.startsWith('PK\u0003\u0004') || /^.{8}\{/s.test(text))
    return ['holds weights of PyTorch, not an ONNX model', 'Export it to ONNX: docs/models.md.'];
  // An ONNX file begins with the version of its format, a small number.
  if (start[0] === 8 && (start[1] ?? 255) < 64)
    return ['is cut off or damaged', 'Copy or fetch it again, and compare its size with that of the original.'];
  return ['is not an ONNX file', 'docs/models.md says which models can be used.'];
}

function startOf(path: string): Buffer {
  let file: number | null = null;
  try {
    file = openSync(path, 'r');
    if (!fstatSync(file).isFile()) throw unusableModel(path, 'it is no file');
    const start = Buffer.alloc(START);
    return start.subarray(0, readSync(file, start, 0, START, 0));
  } catch (cause) {
    if (cause instanceof TagnosisError) throw cause;
    const code = (cause as {readonly code?: unknown}).code;
    throw unusableModel(
      path,
      code === 'ENOENT' ? 'it is a link to nothing' : `it cannot be read (${String(code)})`,
      cause,
    );
  } finally {
    if (file !== null) closeSync(file);
  }
}
