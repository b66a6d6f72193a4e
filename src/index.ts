export {analyze, type AnalyzeOptions} from './analyze.ts';
export type {ProfileName} from './config/profiles.ts';
export {TagnosisError, type ErrorCode} from './errors.ts';
export type {Detail} from './metrics/detail.ts';
export type {Pillar, Unit} from './metrics/metric.ts';
export type {HealthReport, MetricReport, MetricStatus, NoteReport} from './report/health-report.ts';
export type {Band, Cap, PillarScore} from './scoring/score.ts';
export {memorySource, type MemoryItem} from './sources/memory.ts';
export type {Source} from './sources/source.ts';
