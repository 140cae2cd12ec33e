import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { parse } from 'yaml';
import type { AnswerLine } from '../audit/answers/ask.ts';
import type { ScoreLine } from '../audit/judging/judge-answers.ts';
import { readVerdict } from '../audit/verdict/read-verdict.ts';
import type { TuneEvent } from '../models/tuning/tuner.ts';
import type { RunProgress } from '../run/progress.ts';
import { readRelease } from '../run/release/release.ts';
import { readRunConfig } from '../run/settings/read-run-config.ts';
import { sentSettingsOf } from '../run/settings/sent-settings-of.ts';
import type { Finding } from '../scan/findings/finding.ts';
import type { RowDecision } from '../scan/findings/scan-summary.ts';
import { recoverJsonLines } from '../store/json-lines/json-lines.ts';
import { openRunFolder, type RunFolder } from '../store/run-folder.ts';
import { version } from '../version.ts';
import { pairAnswers } from './pair-answers.ts';
import type { RunReportValues } from './run-report-values.ts';

/** Reads what the report of a run or an audit shows from its folder. Throws HoldfastError `not-found` without a verdict. */
export async function readRunReportValues(path: string): Promise<RunReportValues> {
  const folder = await openRunFolder(path);
  const verdict = await readVerdict(path);
  const progress = (await folder.readJson('progress')) as RunProgress | undefined;
  const events = await recoverJsonLines<TuneEvent>(folder.file('tune'), { strict: true });
  const config = existsSync(folder.file('config'))
    ? await readFile(folder.file('config'), 'utf8')
    : undefined;
  const release = folder.has('release') ? await readRelease(folder) : undefined;
  return {
    title: basename(resolve(path)),
    folder: path,
    verdict,
    audited: (await stat(folder.file('verdict'))).mtime.toISOString().slice(0, 10),
    version: release?.holdfast ?? version(),
    data: config === undefined ? undefined : dataOf(config, progress),
    steps: Object.entries(progress?.finished ?? {}).map(([name, step]) => ({ name, ...step })),
    findings: await recoverJsonLines<Finding>(folder.file('findings'), { strict: true }),
    decisions: await recoverJsonLines<RowDecision>(folder.file('decisions'), { strict: true }),
    curve: events.filter((event) => event.type === 'step'),
    safety: events.filter((event) => event.type === 'safety'),
    answers: pairAnswers({
      base: await recoverJsonLines<AnswerLine>(folder.file('baseAnswers')),
      tuned: await recoverJsonLines<AnswerLine>(folder.file('tunedAnswers')),
      scores: await recoverJsonLines<ScoreLine>(folder.file('scores')),
      about: verdict.about,
    }),
    release,
    notSent: config === undefined ? undefined : await notSentOf(folder),
    config,
    command:
      config === undefined
        ? `holdfast audit --base BASE --tuned TUNED --output ${path}`
        : `holdfast run ${join(path, 'run.yaml')} --output ANOTHER-FOLDER`,
  };
}

/** Settings of the tune that a service was not sent, as run.yaml calls them. */
async function notSentOf(folder: RunFolder): Promise<string[]> {
  const { notSent } = sentSettingsOf(await readRunConfig(folder.file('config')));
  return Object.keys(notSent ?? {});
}

/** What a run was tuned on, by its configuration and by what the mix came to. */
function dataOf(config: string, progress: RunProgress | undefined): RunReportValues['data'] {
  const { data } = parse(config) as { data?: unknown };
  if (typeof data !== 'string') return undefined;
  const figures = progress?.finished.mix?.figures;
  return figures?.step === 'mix'
    ? { file: basename(data), rows: figures.rows, safety: figures.safety, defended: figures.defended }
    : { file: basename(data) };
}
