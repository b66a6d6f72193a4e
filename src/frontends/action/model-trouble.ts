import type {ActionReport} from './action-report.ts';

/** Why a model that was asked for said nothing; null where it spoke, or where nothing was scored. */
export function modelTrouble({sets}: Pick<ActionReport, 'sets'>): string | null {
  for (const {head} of sets) {
    const told = head?.metrics['alignment'];
    if (told?.status === 'not-run') return `The model of clip-model-path was not asked. ${told.reason ?? ''}`.trim();
  }
  return null;
}
