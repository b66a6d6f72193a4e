import {analyzeFully} from '../../src/analyze.ts';
import type {AnalyzeOptions} from '../../src/analyze-options.ts';
import type {Finding} from '../../src/advice/finding.ts';
import {memorySource, type MemoryItem} from '../../src/sources/memory.ts';

/** Findings of one rule on captions in memory; keys are `000`, `001`, … */
export async function findings(
  rule: string,
  captions: readonly (string | Omit<MemoryItem, 'key'>)[],
  options: AnalyzeOptions = {},
): Promise<readonly Finding[]> {
  const items = captions.map((caption, i) => ({
    key: String(i).padStart(3, '0'),
    ...(typeof caption === 'string' ? {caption} : caption),
  }));
  const {report} = await analyzeFully(memorySource(items), options);
  return report.advice.filter(finding => finding.rule === rule);
}

/** `n` captions, or anything else, made by a function of their number. */
export function times<T>(n: number, make: (i: number) => T): T[] {
  return Array.from({length: n}, (_, i) => make(i));
}
