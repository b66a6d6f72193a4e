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

/** The file that declares what was inspected last. */
export interface Declared {
  file: string | null;
}

/** tslab does not tell where a name is declared: its compiler is listened to when tslab asks it about the name. */
export function listenedTo(ts: TypeScript, declared: Declared): TypeScript {
  const inspect: TypeScript['getQuickInfoAtPosition'] = (source, checker, token, position) => {
    const symbol = checker.getSymbolAtLocation(ts.getTouchingPropertyName(source, position));
    const name = symbol?.declarations?.[0]?.getSourceFile().fileName ?? null;
    // The cell itself, and those before it.
    declared.file = name === null || /\/(?:__tslab__|__prev__)(?:\.d)?\.[jt]s$/.test(name) ? null : name;
    return ts.getQuickInfoAtPosition(source, checker, token, position);
  };
  // What a module exports cannot be replaced in it.
  return new Proxy(ts, {
    get: (target, name) => (name === 'getQuickInfoAtPosition' ? inspect : Reflect.get(target, name)),
  });
}
