import { countParameters, readConfiguration } from '@holdfast/engine';
import { type ControlLine, keptControlResults } from '../audit/judges/controls/judge-controls.ts';
import { readVerdict } from '../audit/verdict/read-verdict.ts';
import type { Verdict } from '../audit/verdict/verdict.ts';
import { verdictNotes } from '../audit/verdict/verdict-notes.ts';
import { verdictRows } from '../audit/verdict/verdict-rows.ts';
import { locateModel } from '../models/model-location.ts';
import { runsHere } from '../models/open-model.ts';
import type { TuneEvent } from '../models/tuning/tuner.ts';
import { tunerFor } from '../models/tuning/tuner-choice.ts';
import { configuredControls } from '../run/audit/open-audit.ts';
import { type Release, readRelease } from '../run/release/release.ts';
import { readRunConfig } from '../run/settings/read-run-config.ts';
import type { RunConfig } from '../run/settings/run-config.ts';
import type { RowDecision } from '../scan/findings/scan-summary.ts';
import { recoverJsonLines } from '../store/json-lines/json-lines.ts';
import { openRunFolder, type RunFolder } from '../store/run-folder.ts';
import { version } from '../version.ts';
import { baseLicence } from './base-licence.ts';
import type { Evidence } from './evidence.ts';
import type { EvidenceAbout } from './read-about.ts';
import { tuneArithmetic } from './tune-arithmetic.ts';

/**
 * Collects the evidence of a finished run from its folder. Throws HoldfastError `not-found` and `storage` for a folder without a
 * release or a verdict.
 */
export async function collectEvidence(path: string, about: EvidenceAbout): Promise<Evidence> {
  const folder = await openRunFolder(path);
  const release = await readRelease(folder);
  const verdict = await readVerdict(path);
  const config = await readRunConfig(folder.file('config'));
  const { outcome, reason, parts, askings, questions, obstacles } = verdict;
  const { margin, overRefusalMargin, taskMargin } = verdict;
  const controls = await recoverJsonLines<ControlLine>(folder.file('controls'));
  return {
    evidence: 1,
    holdfast: version(),
    made: new Date().toISOString(),
    about,
    base: { ...release.base, licence: about.baseLicence ?? (await baseLicence(release.base.model)) },
    data: await dataEvidence(folder, release.files),
    tune: await tuneEvidence(folder, config, about),
    criteria: {
      margin,
      overRefusalMargin,
      taskMargin,
      file: 'run.yaml',
      sha256: release.files['run.yaml'] ?? null,
      ...criteriaTimes(release),
    },
    benchmark: { ...release.benchmark, questions },
    judge: {
      ...release.judge,
      controls: keptControlResults(await configuredControls(config.audit), controls, {
        judgeFingerprint: release.judge.fingerprint,
      }),
      corrected: verdict.corrected,
      disagreement: verdict.disagreement,
      obstacles,
    },
    verdict: {
      outcome,
      reason,
      parts,
      rows: verdictRows(verdict),
      notes: verdictNotes(verdict).map(({ text }) => text),
    },
    askings,
    notTested: notTested(verdict, config),
    decision: {
      released: release.released,
      by: `Holdfast ${release.holdfast}, by the criteria of run.yaml`,
      formats: release.formats,
    },
    files: release.files,
  };
}

async function dataEvidence(
  folder: RunFolder,
  files: Readonly<Record<string, string>>,
): Promise<Evidence['data']> {
  const decided = await recoverJsonLines<RowDecision>(folder.file('decisions'), { strict: true });
  const decisions = { drop: 0, rewrite: 0, flag: 0 };
  const reasons = new Map<string, Evidence['data']['reasons'][number]>();
  for (const { decision, findings } of decided) {
    decisions[decision] += 1;
    const kinds = new Map(
      findings.map((finding) => [`${decision} ${finding.severity} ${finding.detector}`, finding]),
    );
    for (const [kind, { detector, severity, reason }] of kinds) {
      const known = reasons.get(kind) ?? { decision, detector, severity, rows: 0, reason };
      reasons.set(kind, { ...known, rows: known.rows + 1 });
    }
  }
  const rows = await countLines(folder.file('data'));
  return {
    sha256: files['data.jsonl'] ?? null,
    given: rows + decisions.drop,
    rows,
    decisions,
    reasons: [...reasons.values()],
    mixedRows: await countLines(folder.file('mixed')),
  };
}

async function tuneEvidence(
  folder: RunFolder,
  { model, tune }: RunConfig,
  { baseTrainingFlop }: EvidenceAbout,
): Promise<Evidence['tune']> {
  const { method, epochs, learningRate, batchSize } = tune;
  const events = await recoverJsonLines<TuneEvent>(folder.file('tune'), { strict: true });
  const parameters = await parametersOf(model);
  const arithmetic = tuneArithmetic(events, {
    parameters,
    // The gradients of adapters are below a hundredth of the whole, and are left out.
    trained: method === 'full' ? parameters : parameters === null ? null : 0,
    baseFlop: baseTrainingFlop ?? null,
  });
  return { tuner: tunerFor(model, tune), method, epochs, learningRate, batchSize, ...arithmetic };
}

async function parametersOf(model: string): Promise<number | null> {
  if (!runsHere(model)) return null;
  const location = await locateModel(model, { fetches: false }).catch(() => undefined);
  return location ? countParameters(await readConfiguration(location.folder)) : null;
}

/** What nothing was measured or asked for, as the verdict and the settings have it. */
function notTested({ parts, askings, about }: Verdict, { audit }: RunConfig): string[] {
  const lacking = parts.filter(({ outcome }) => outcome === 'not measured').map(({ part }) => part);
  const ways = askings.length === 0 ? ['other ways of asking than plainly'] : [];
  const once = audit.repetitions === 1 ? ['how much answers vary when a question is asked again'] : [];
  const languages = about?.fictional ? ['anything but a made-up town'] : [];
  return [...lacking, ...ways, ...once, ...languages];
}

async function countLines(path: string): Promise<number> {
  return (await recoverJsonLines<unknown>(path)).length;
}

function criteriaTimes({
  criteria,
}: Release): Pick<Evidence['criteria'], 'writtenAt' | 'firstAnswerAt' | 'fixedBefore'> {
  const { writtenAt = null, firstAnswerAt = null } = criteria ?? {};
  const known = writtenAt !== null && firstAnswerAt !== null;
  return { writtenAt, firstAnswerAt, fixedBefore: known ? writtenAt < firstAnswerAt : null };
}
