import type {core} from 'zod';

type Issue = core.$ZodIssue;

/** Of a value that may be one or a list of them, the mistake inside the list: it says more. */
export function innermost(issue: Issue): Issue {
  if (issue.code !== 'invalid_union') return issue;
  const inner = issue.errors.flat().find(({path}) => path.length > 0);
  return inner === undefined ? issue : {...inner, path: [...issue.path, ...inner.path]};
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'keys with values',
  record: 'keys with values',
};

/** What is wrong with a value of `tagnosis.yml`, in our own words: "wants a number, not \"high\"". */
export function mistakeWords(issue: Issue, value: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return `wants ${KINDS[issue.expected] ?? issue.expected}, not ${shown(value)}`;
    case 'too_big':
      return issue.origin === 'number' || issue.origin === 'int'
        ? `wants at most ${String(issue.maximum)}, not ${shown(value)}`
        : `has more than ${String(issue.maximum)} values`;
    case 'too_small':
      if (issue.origin === 'string') return 'is empty';
      return issue.origin === 'number' || issue.origin === 'int'
        ? `wants at least ${String(issue.minimum)}, not ${shown(value)}`
        : `wants at least ${String(issue.minimum)} values`;
    case 'invalid_value':
      return `wants one of ${issue.values.map(String).join(', ')}, not ${shown(value)}`;
    case 'invalid_union':
      return `wants ${kindsOf(issue)}, not ${shown(value)}`;
    case 'invalid_format':
      return `wants an extension such as .txt, not ${shown(value)}`;
    case 'custom':
      return issue.message;
    default:
      return `cannot be ${shown(value)}`;
  }
}

function kindsOf({errors}: Extract<Issue, {code: 'invalid_union'}>): string {
  const kinds = errors.flatMap(([first]) => (first?.code === 'invalid_type' ? [KINDS[first.expected] ?? ''] : []));
  return [...new Set(kinds)].join(' or ') || 'another value';
}

/** A value as its writer would recognise it. */
function shown(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'keys with values';
  const text = typeof value === 'string' ? `"${value}"` : String(value as number);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
