import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readVerdict } from '../../audit/verdict/read-verdict.ts';
import type { MessageLanguage } from '../../messages/language.ts';
import type { TuneEvent } from '../../models/tuning/tuner.ts';
import type { RunProgress } from '../../run/progress.ts';
import { type Release, readRelease } from '../../run/release/release.ts';
import type { Finding, Severity } from '../../scan/findings/finding.ts';
import type { RowDecision } from '../../scan/findings/scan-summary.ts';
import { lookAtJsonLines } from '../../store/json-lines/look-at-json-lines.ts';
import { openRunFolder } from '../../store/run-folder.ts';
import { type FlaggedRow, flaggedRows } from './flagged-rows.ts';
import { modelNamedByJob, verdictNamedByJob } from './named-by-job.ts';
import { readOnce } from './read-once.ts';
import { type RunCost, readRunCost } from './run-cost.ts';
import type { RunPlace } from './run-place.ts';
import { type VerdictView, verdictView } from './verdict-view.ts';

type StepEvent = Extract<TuneEvent, { type: 'step' }>;
type SafetyEvent = Extract<TuneEvent, { type: 'safety' }>;

/** What a run comes to, or has come to so far, without the text of any row, question or answer. */
export interface RunView {
  object: 'holdfast.run';
  id: string;
  title: string;
  steps: readonly { name: string; summary: string; seconds: number }[];
  curve: readonly Pick<StepEvent, 'step' | 'steps' | 'loss'>[];
  safety: readonly Pick<SafetyEvent, 'step' | 'kept' | 'refused' | 'state'>[];
  /** Rows by the gravest finding in them, and by what became of them. */
  rows: { severities: Record<Severity, number>; decisions: Record<FlaggedRow['decision'], number> };
  /** Against the base, and against the first model of the line where that is another one. */
  verdicts: readonly VerdictView[];
  cost: RunCost | null;
  release: Pick<Release, 'name' | 'released' | 'reason' | 'formats' | 'base' | 'benchmark' | 'judge'> | null;
  /** Whether the text of its rows can be asked for. */
  rows_readable: boolean;
}

/** Reads a run's folder, which may be under way. Throws HoldfastError `storage` for a damaged one. */
export async function readRun(
  { id, title, path, data }: RunPlace,
  { language }: { language: MessageLanguage },
): Promise<RunView> {
  const folder = await openRunFolder(path);
  const progress = (await folder.readJson('progress')) as RunProgress | undefined;
  const events = await readOnce(folder.file('tune'), 'tune', () =>
    lookAtJsonLines<TuneEvent>(folder.file('tune')),
  );
  const rows = await readFlaggedRows(path);
  const release = folder.has('release') ? await readRelease(folder) : null;
  return {
    object: 'holdfast.run',
    id,
    title,
    steps: Object.entries(progress?.finished ?? {}).map(([name, step]) => ({ name, ...step })),
    curve: events.flatMap((event) =>
      event.type === 'step' ? [{ step: event.step, steps: event.steps, loss: event.loss }] : [],
    ),
    safety: events.flatMap((event) => {
      if (event.type !== 'safety') return [];
      const { step, kept, refused, state } = event;
      return [{ step, kept, refused, state }];
    }),
    rows: countRows(rows),
    verdicts: await readVerdicts(path, language),
    cost: await readRunCost(folder),
    release: release && pickRelease(release),
    rows_readable: data !== undefined && existsSync(data),
  };
}

/** The rows of a run in which something was found, in their order. */
export function readFlaggedRows(path: string): Promise<FlaggedRow[]> {
  const [findings, decisions] = [join(path, 'findings.jsonl'), join(path, 'decisions.jsonl')];
  return readOnce(findings, 'rows', async () =>
    flaggedRows(await lookAtJsonLines<Finding>(findings), await lookAtJsonLines<RowDecision>(decisions)),
  );
}

async function readVerdicts(path: string, language: MessageLanguage): Promise<VerdictView[]> {
  const views: VerdictView[] = [];
  for (const place of [path, join(path, 'root')]) {
    if (!existsSync(join(place, 'verdict.json'))) continue;
    views.push(verdictView(verdictNamedByJob(await readVerdict(place)), language));
  }
  return views;
}

function countRows(rows: readonly FlaggedRow[]): RunView['rows'] {
  const severities = { high: 0, medium: 0, low: 0 };
  const decisions = { keep: 0, flag: 0, rewrite: 0, drop: 0 };
  for (const { line, severity, decision } of rows) {
    if (line === null) continue;
    severities[severity] += 1;
    decisions[decision] += 1;
  }
  return { severities, decisions };
}

function pickRelease({
  name,
  released,
  reason,
  formats,
  base,
  benchmark,
  judge,
}: Release): RunView['release'] {
  return {
    name,
    released,
    reason,
    formats,
    base: { ...base, model: modelNamedByJob(base.model) },
    benchmark,
    judge,
  };
}
