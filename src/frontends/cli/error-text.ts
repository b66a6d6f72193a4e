import {TagnosisError} from '../../errors.ts';
import {safeText} from './safe-text.ts';

/** Known errors are message and hint; unknown ones their stack and where to report it. */
export function errorText(error: unknown): string {
  if (error instanceof TagnosisError) {
    return `tagnosis: ${safeText(error.message, 400)}\n  ${safeText(error.hint, 400)}\n`;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `tagnosis: this is a defect of tagnosis; please report it with the lines below.\n${stack}\n`;
}
