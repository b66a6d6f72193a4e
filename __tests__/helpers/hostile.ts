/** Names and tags that would repaint a terminal, reorder a line, or become a link, a mention or HTML. */
export const HOSTILE: readonly string[] = [
  '\u001b[31mred\u001b[0m',
  '\u001b]0;title\u0007',
  '\u009b2J',
  'a\r\nb\tc\u0000\u007f',
  'hat\u202egnp.txe',
  '\u2066\u2067\u2069isolated',
  'zero\u200bwidth\ufeff',
  'line\u2028paragraph\u2029',
  '<img src=x onerror=alert(1)>',
  '</details><script>',
  '[hat](javascript:alert(1))',
  '![hat](https://example.org/x.png)',
  '`hat` **bold** __under__ ~~gone~~',
  '| a | b |',
  '# hat',
  '> hat',
  '- hat',
  '1. hat',
  '@everyone',
  'kohya-ss/sd-scripts#487',
  'https://example.org',
  'www.example.org',
  'hat@example.org',
  ':smile:',
  '&lt;b&gt; &amp;',
  '$x^2$',
  '\\',
  '__proto__',
  '1girl'.repeat(100),
  '\u{1f431}'.repeat(250),
];

/** What may stand in no output: control characters, marks that reorder, marks that are not seen. */
export const UNSAFE: RegExp =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/u;
