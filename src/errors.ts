/** Codes of the errors that stop a run. Each stands in docs/errors.md with its remedy. */
export type ErrorCode =
  | 'source-not-found'
  | 'source-empty'
  | 'source-unreadable'
  | 'layout-mismatch'
  | 'layout-unsupported'
  | 'config-syntax'
  | 'config-unknown-key'
  | 'config-missing-key'
  | 'config-invalid-value'
  | 'config-mixed-methods'
  | 'config-path-not-found'
  | 'metadata-syntax'
  | 'metadata-no-link'
  | 'metadata-no-caption-column'
  | 'metadata-too-large'
  | 'git-missing'
  | 'git-not-a-repository'
  | 'git-unknown-revision'
  | 'git-unsafe-directory'
  | 'lora-header'
  | 'lora-without-tags'
  | 'lora-placeholder-tags'
  | 'taxonomy-syntax'
  | 'tokenizer-invalid'
  | 'image-engine-missing'
  | 'model-engine-missing'
  | 'model-missing'
  | 'model-invalid'
  | 'model-memory'
  | 'model-device'
  | 'model-download'
  | 'model-checksum'
  | 'model-offline'
  | 'model-lock'
  | 'too-many-items'
  | 'usage'
  | 'output-unwritable'
  | 'fix-read-only-source'
  | 'fix-not-converging'
  | 'fix-stale'
  | 'fix-unwritable'
  | 'fix-dirty-tree'
  | 'quarantine-outside'
  | 'undo-nothing'
  | 'undo-changed'
  | 'plan-trainer'
  | 'plan-exists'
  | 'plan-unreadable'
  | 'rake-inconsistent'
  | 'kernel-connection-file'
  | 'kernel-registration-file'
  | 'kernel-socket'
  | 'kernel-parts-missing'
  | 'kernel-foreign'
  | 'kernel-not-installed'
  | 'kernel-engine'
  | 'kernel-node'
  | 'no-engine'
  | 'no-stdin'
  | 'no-danfo'
  | 'action-input'
  | 'action-event'
  | 'action-no-data-set'
  | 'action-too-many'
  | 'action-fetch'
  | 'interrupted';

export interface ErrorOptions {
  /** What to do about it, with the command if there is one. */
  readonly hint: string;
  readonly cause?: unknown;
}

/** An error that a user can act on: the message says what and where, the hint says what to do. */
export class TagnosisError extends Error {
  override readonly name = 'TagnosisError';
  readonly code: ErrorCode;
  readonly hint: string;

  constructor(code: ErrorCode, message: string, {hint, cause}: ErrorOptions) {
    super(message, cause === undefined ? undefined : {cause});
    this.code = code;
    this.hint = hint;
  }
}
