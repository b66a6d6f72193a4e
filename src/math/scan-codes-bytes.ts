/** scan-codes.wat, assembled by scripts/build-kernel.mjs; in base64. */
export const SCAN_CODES: string =
  'AGFzbQEAAAABCgFgBX9/f39/AX8DAgEABQMBAAEHEQIGbWVtb3J5AgAEc2NhbgAACkYBRAEBfiAAKQMAIQUCQANAIAEgAk8NASAFIAEpAwCFey' +
  'ADrVgEQCAEIAFBA3Y2AgAgBEEEaiEECyABQQhqIQEMAAsLIAQL';
