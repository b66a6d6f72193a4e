import type {Tslab} from './engine-parts.ts';

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
