import {TagnosisError} from '../errors.ts';
import type {HealthReport} from './health-report.ts';
import {HEALTH_REPORT} from './schema.ts';

/** A report that was saved as JSON. Throws for what is damaged, of another version, or several at once. */
export function parseReport(text: string, name: string): HealthReport {
  const value = parsed(text, name);
  if (Array.isArray(value)) {
    throw new TagnosisError('layout-unsupported', `${name} holds ${value.length} reports.`, {
      hint: 'Save one report a file: tagnosis check PATH --format json -o report.json',
    });
  }
  const result = HEALTH_REPORT.safeParse(value);
  if (result.success) return result.data;
  const place = result.error.issues[0]?.path.map(String).join('.') ?? '';
  throw new TagnosisError(
    'source-unreadable',
    `${name} is not a report of this version: "${place}" is missing or wrong.`,
    {
      hint: 'Save it anew: tagnosis check PATH --format json -o report.json',
      cause: result.error,
    },
  );
}

function parsed(text: string, name: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new TagnosisError('source-unreadable', `${name} is a report that is cut off or damaged.`, {
      hint: 'Save it anew: tagnosis check PATH --format json -o report.json',
      cause,
    });
  }
}
