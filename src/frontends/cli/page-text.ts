import {flow} from './columns.ts';
import type {Paint} from './paint.ts';

interface PageStyle {
  readonly paint: Paint;
  readonly width: number;
}

/** A page of ours (Markdown) for a terminal: wrapped, without fences, links and stars. Not for untrusted text. */
export function pageText(markdown: string, style: PageStyle): string {
  const lines: string[] = [];
  let paragraph: string[] = [];
  let example: string | null = null;
  const end = (): void => {
    if (paragraph.length > 0) lines.push(...proseLines(paragraph.join(' '), style));
    paragraph = [];
  };
  for (const line of markdown.trimEnd().split('\n')) {
    const fence = /^```(.*)$/.exec(line);
    if (fence !== null) {
      end();
      if (example === null) lines.push(...exampleHead(fence[1] ?? '', style.paint).slice(lines.at(-1) === '' ? 1 : 0));
      else if (lines.at(-1) !== '') lines.push('');
      example = example === null ? (fence[1] ?? '') : null;
    } else if (example !== null)
      lines.push(...flow(line, style.width - 6).map((part, i) => (i === 0 ? '    ' : '      ') + part));
    else if (line.trim() === '') {
      end();
      if (lines.at(-1) !== '') lines.push('');
    } else if (line.startsWith('#')) {
      end();
      lines.push(style.paint(inline(line.replace(/^#+ /, '')), 'bold'));
    } else if (/^(?:[-|]|\d+\. |\*[^*].*\*$)/.test(line)) {
      end();
      if (!/^\|[-:| ]+\|$/.test(line)) lines.push(...proseLines(line, style));
    } else paragraph.push(line.trim());
  }
  end();
  return `${lines.join('\n')}\n`;
}

/** "```tags expect=0.4" shows captions with the value that the metric has for them. */
function exampleHead(info: string, paint: Paint): string[] {
  const [, expected] = /expect=(\S+)/.exec(info) ?? [];
  const [, trigger] = /trigger=(\S+)/.exec(info) ?? [];
  if (expected === undefined) return [''];
  return [
    '',
    paint(`  These captions give ${expected}${trigger === undefined ? '' : ` (trigger ${trigger})`}:`, 'dim'),
  ];
}

function proseLines(text: string, {paint, width}: PageStyle): string[] {
  const bare = text.startsWith('|') ? text.replace(/^\| *| *\|$/g, '').replace(/ *(?<!\\)\| */g, ' · ') : text;
  const indent = /^(?:- |\d+\. )/.test(bare) ? '  ' : '';
  return flow(inline(bare), width).map((line, i) => (i === 0 ? painted(line, paint) : painted(indent + line, paint)));
}

/** Words that head a paragraph. Colours come after wrapping, which counts columns. */
function painted(line: string, paint: Paint): string {
  return /^(?:When\.|What to do\.|Why\.)/.test(line) ? line.replace(/^[^.]+\./, words => paint(words, 'bold')) : line;
}

/** Links become their words, and stars go. */
function inline(text: string): string {
  return text
    .replace(/ \(\[[^\]]+\]\([^)]*\)\)/g, '')
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replace(/\*\*([^*]+)\*\*/g, '$1')
    .replace(/(^|[\s(])\*([^*\s][^*]*)\*/g, '$1$2')
    .replace(/`([^`]+)`/g, '$1')
    .replaceAll('\\|', '|')
    .replaceAll('&lt;', '<');
}
