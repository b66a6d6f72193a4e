import type {HealthReport} from '../../report/health-report.ts';
import {shownFindings} from '../words/shown-findings.ts';
import {uncoveredNotes} from '../words/uncovered-notes.ts';
import {adviceText} from './advice-text.ts';
import {plain} from './paint.ts';
import {headerBlock} from './text/header-block.ts';
import {metricBlock} from './text/metric-block.ts';
import {missingBlock} from './text/missing-block.ts';
import {noteBlock} from './text/note-block.ts';
import {pairBlock} from './text/pair-block.ts';
import {pillarBlock, scoreBlock} from './text/score-block.ts';
import {settingBlock} from './text/setting-block.ts';
import type {TextStyle} from './text/style.ts';
import {tagBlock} from './text/tag-block.ts';

export interface TextOptions extends Partial<TextStyle> {
  /** How many findings are printed. */
  readonly findings?: number;
}

/** The report as a terminal shows it: no line wider than `width`, readable without colour. */
export function textReport(report: HealthReport, {paint = plain, width = 80, findings = 3}: TextOptions = {}): string {
  const style = {paint, width};
  const blocks = [
    headerBlock(report, style),
    scoreBlock(report, style),
    pillarBlock(report, style),
    settingBlock(report, style),
    adviceText(report, findings, style),
    metricBlock(report, style),
    tagBlock(report, style),
    pairBlock(report, style),
    noteBlock(uncoveredNotes(report.notes, shownFindings(report, findings)), style),
    missingBlock(report, style),
  ];
  return `${blocks.filter(block => block !== '').join('\n\n')}\n`;
}
