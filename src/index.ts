export {analyze, analyzeFully, type Analysis} from './analyze.ts';
export type {AnalyzeOptions} from './analyze-options.ts';
export {compareReports} from './compare.ts';
export type {CompareOptions} from './open-side.ts';
export type {ProfileName} from './config/profiles.ts';
export type {AdviceOptions} from './advice/advise.ts';
export type {Evidence, Finding, Fix, Impact, Purpose} from './advice/finding.ts';
export {TagnosisError, type ErrorCode} from './errors.ts';
export type {Anchors} from './metrics/curve.ts';
export type {Detail} from './metrics/detail.ts';
export type {Pillar, Unit} from './metrics/metric.ts';
export type {Comparison, Delta, MetricDelta, Remark, SideFacts} from './report/comparison.ts';
export {judgeDrift, type DriftKind, type DriftLimits, type DriftVerdict} from './report/drift/verdict.ts';
export type {HealthReport, MetricReport, MetricStatus, NoteReport, PillarReport} from './report/health-report.ts';
export type {Band, Cap, PillarScore} from './scoring/score.ts';
export {reportViews} from './plots/report-views.ts';
export type {PlotlyFigure} from './plots/plotly/figure.ts';
export {toPlotly} from './plots/plotly/to-plotly.ts';
export type {BarsView, CurveView, MatrixView, NetworkView, View} from './plots/view.ts';
export {memorySource, type MemoryItem} from './sources/memory.ts';
export type {Statistics} from './statistics/statistics.ts';
export type {Source} from './sources/source.ts';
export {anchorsOf} from './frontends/notebook/api/anchors-of.ts';
export {compare, type ComparisonFigures, type ComparisonResult} from './frontends/notebook/api/compare.ts';
export {configure, type FigureSettings} from './frontends/notebook/api/configure.ts';
export type {Dataset} from './frontends/notebook/api/dataset.ts';
export {display, prompt, type Display, type DisplayOptions} from './frontends/notebook/api/display.ts';
export type {EmbeddingOptions} from './frontends/notebook/api/embeddings/embedding-options.ts';
export type {Embeddings, NearRow} from './frontends/notebook/api/embeddings/embeddings.ts';
export {imageEmbeddings} from './frontends/notebook/api/embeddings/image-embeddings.ts';
export {tagEmbeddings} from './frontends/notebook/api/embeddings/tag-embeddings.ts';
export {Figure, type FigureChanges} from './frontends/notebook/api/figure.ts';
export type {Gallery} from './frontends/notebook/api/gallery.ts';
export {drift, type DriftOptions, type DriftResult} from './frontends/notebook/api/drift.ts';
export {history, type LabelledReport} from './frontends/notebook/api/history.ts';
export {load, type LoadOptions} from './frontends/notebook/api/load.ts';
export {
  classWeights,
  type ClassWeightOptions,
  type ClassWeightRow,
  type ClassWeightsResult,
} from './frontends/notebook/api/long-tail/class-weights.ts';
export type {Counts} from './frontends/notebook/api/long-tail/counts.ts';
export {
  divergence,
  type DivergenceOptions,
  type DivergenceResult,
  type DivergenceRow,
} from './frontends/notebook/api/long-tail/divergence.ts';
export {
  outliers,
  type OutlierRow,
  type OutliersResult,
  type UnusualRow,
} from './frontends/notebook/api/long-tail/outliers.ts';
export type {Tabled} from './frontends/notebook/api/long-tail/tabled.ts';
export type {MetricId} from './frontends/notebook/api/metric-id.ts';
export type {MetricResult} from './frontends/notebook/api/metric-result.ts';
export {progress, type Progress, type ProgressOptions} from './frontends/notebook/api/progress.ts';
export type {ReportResult} from './frontends/notebook/api/report-result.ts';
export type {SaveOptions} from './frontends/notebook/api/save-file.ts';
export type {Table} from './frontends/notebook/api/table.ts';
