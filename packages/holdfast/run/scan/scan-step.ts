import type { OpenModelOptions } from '../../models/open-model.ts';
import { type FileScanEvent, scanFile } from '../../scan/file/scan-file.ts';
import { readBaseline, writeBaseline } from '../../scan/findings/baseline.ts';
import { type ScanSummary, type ScanTally, scanTally } from '../../scan/findings/scan-summary.ts';
import { type ScanRisk, scanRisk } from '../../scan/risk/scan-risk.ts';
import { riskSettings } from '../mix/estimate-safety.ts';
import type { RunConfig } from '../settings/run-config.ts';
import { modelDetectors } from './model-detectors.ts';
import { openGradientModel } from './open-gradient-model.ts';
import { protectedPrompts } from './protected-prompts.ts';
import { tuneTarget } from './tune-target.ts';

/** What a scan reports as it goes; findings say whether the baseline accepts them. */
export type ScanStepEvent =
  | Exclude<FileScanEvent, { type: 'finding' }>
  | (Extract<FileScanEvent, { type: 'finding' }> & { accepted: boolean });

/** What a scan comes to. */
export interface ScanOutcome {
  tally: ScanTally;
  summary: ScanSummary;
  risk: ScanRisk;
  /** The model whose tuning rules are not known, so that nothing was held against them. */
  unknownRules?: string;
}

/** Whether a scan asks models, or has them read the rows. */
export function scanNeedsModels({ scan: { ask, gradients, moderator } }: RunConfig): boolean {
  return ask === true || gradients || moderator !== undefined;
}

/**
 * Scans data as the settings say; a baseline is written where one is wanted, and nothing else. Throws HoldfastError, and the
 * signal's reason on abort.
 */
export async function* scanStep({
  config,
  model,
  answers,
  opening,
  weigh,
  signal,
}: {
  config: RunConfig;
  /** The model that is to be tuned, where it is known. */
  model: string | undefined;
  /** A file that keeps what models answered, so that a scan that was stopped goes on where it was. */
  answers: string;
  /** What models are opened with; not wanted where none is asked. */
  opening: () => Promise<OpenModelOptions>;
  /** Whether what the model refuses without being sure is medium. */
  weigh?: boolean;
  signal?: AbortSignal;
}): AsyncGenerator<ScanStepEvent, ScanOutcome> {
  const { onFinding, baseline, writeBaseline: newBaseline, checks, detectors, threads } = config.scan;
  const accepted = baseline === undefined ? new Set<string>() : await readBaseline(baseline);
  const { ask, moderator } = config.scan;
  const looked = { checks, model: ask === true, moderator: moderator !== undefined };
  const tally = scanTally({ accepted, policy: onFinding, looked });
  const { tune, audit } = config;
  const known = { epochs: tune.epochs, prices: audit.prices };
  const target = model === undefined ? undefined : await tuneTarget(model, known);
  const plan = {
    checks,
    options: { benchmarks: await protectedPrompts(audit.benchmarks) },
    detectorFiles: detectors,
    target,
  };
  const needsModels = scanNeedsModels(config);
  const detectorOpening = needsModels ? await opening() : {};
  const asking = await openDetectors({ config, model, answers, opening: detectorOpening, weigh });
  for await (const event of scanFile(config.data, { plan, modelDetectors: asking, threads, signal })) {
    tally.take(event);
    if (event.type !== 'finding') yield event;
    else yield { ...event, accepted: tally.isAccepted(event.finding) };
  }
  if (newBaseline !== undefined) await writeBaseline(newBaseline, tally.findings);
  const summary = tally.summary();
  const { rows, facts } = summary;
  const risk = scanRisk({ rows, findings: tally.findings, facts, looked }, riskSettings(config));
  const unknownRules = target ? undefined : model;
  return {
    tally,
    summary,
    risk,
    unknownRules,
  };
}

async function openDetectors({
  config: { scan },
  model,
  answers,
  opening,
  weigh,
}: {
  config: RunConfig;
  model: string | undefined;
  answers: string;
  opening: OpenModelOptions;
  weigh: boolean | undefined;
}) {
  const { ask, rank, moderator, anchors, detectors: files } = scan;
  const { engine } = opening;
  return modelDetectors({
    asked: ask ? model : undefined,
    rank,
    weigh,
    moderator,
    gradients:
      scan.gradients && model !== undefined && engine
        ? await openGradientModel(model, { engine, anchors })
        : undefined,
    files,
    cache: answers,
    opening,
  });
}
