/** Markup that is safe to put into a page: made by `markup` alone. */
export class Html {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

type Part = Html | string | number | null | readonly Part[];

/** Control characters, bidirectional overrides and invisible marks: what could reorder or hide text. */
const UNSAFE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/gu;

/** A template whose texts are escaped; markup that was made by it, and lists, go in as they are. */
export function markup(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(strings.map((text, i) => text + (i < parts.length ? written(parts[i] ?? null) : '')).join(''));
}

/** Text for an element or a quoted attribute. */
export function escapeHtml(text: string): string {
  return text
    .replace(UNSAFE, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** Data for a script: JSON that cannot end the element it stands in. */
export function scriptData(value: unknown): Html {
  const json = JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
  return new Html(json);
}

/** Markup of ours that no untrusted text has a part in: style sheets, scripts, drawings whose texts were escaped. */
export function trusted(text: string): Html {
  return new Html(text);
}

function written(part: Part): string {
  if (part === null) return '';
  if (part instanceof Html) return part.toString();
  if (typeof part === 'string') return escapeHtml(part);
  if (typeof part === 'number') return String(part);
  return part.map(written).join('');
}

/** A sentence of ours in which names stand in backquotes: they become code. */
export function prose(text: string): Html {
  const parts = text.split('`');
  const whole = parts.length % 2 === 1;
  return new Html(
    parts
      .map((part, i) => (i % 2 === 1 && whole ? `<code>${escapeHtml(part)}</code>` : escapeHtml(part)))
      .join(whole ? '' : '`'),
  );
}
