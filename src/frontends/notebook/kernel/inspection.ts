import type {Tslab, TypeScript} from './engine-parts.ts';

export interface Inspection {
  readonly text: string;
  readonly markdown: string;
}

type QuickInfo = Parameters<Tslab['printQuickInfo']>[0];

/** What the compiler knows of a name: its signature and documentation; with `detail` 1 also where it is declared. */
export function inspection(
  {printQuickInfo}: Tslab,
  info: QuickInfo | undefined,
  file: string | null,
): Inspection | null {
  if (info === undefined) return null;
  const text = printQuickInfo(info);
  if (text === '') return null;
  const signature = (info.displayParts ?? []).map(part => part.text).join('');
  const documentation = (info.documentation ?? []).map(part => part.text).join('');
  const tags = (info.tags ?? []).map(tag =>
    `*@${tag.name}* ${(tag.text ?? []).map(part => part.text).join('')}`.trim(),
  );
  const declared = file === null ? [] : [`Declared in ${file}`];
  const blocks = [`\`\`\`typescript\n${signature}\n\`\`\``, documentation, ...tags, ...declared];
  return {
    text: [text, ...declared].join('\n\n'),
    markdown: blocks.filter(block => block !== '').join('\n\n'),
  };
}

/** The file that declares a name: tslab does not tell, but asks its compiler by a function that can be listened to. */
export function whereDeclared<T>(ts: TypeScript, ask: () => T): {readonly info: T; readonly file: string | null} {
  const original = ts.getQuickInfoAtPosition;
  let file: string | null = null;
  ts.getQuickInfoAtPosition = (source, checker, token, position) => {
    const symbol = checker.getSymbolAtLocation(ts.getTouchingPropertyName(source, position));
    const name = symbol?.declarations?.[0]?.getSourceFile().fileName ?? null;
    // The cell itself, and those before it.
    file = name === null || /\/(?:__tslab__|__prev__)(?:\.d)?\.[jt]s$/.test(name) ? null : name;
    return original(source, checker, token, position);
  };
  try {
    return {info: ask(), file};
  } finally {
    ts.getQuickInfoAtPosition = original;
  }
}
