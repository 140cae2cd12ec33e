import { placeOf } from '../../data/read-conversations.ts';
import { writeAtomically } from '../../data/write-atomically.ts';
import { HoldfastError } from '../../errors.ts';
import { scanFile } from '../../scan/file/scan-file.ts';
import { readBaseline } from '../../scan/findings/baseline.ts';
import { cleanFile } from '../../scan/findings/clean-file.ts';
import { scanTally } from '../../scan/findings/scan-summary.ts';
import { scanRisk } from '../../scan/risk/scan-risk.ts';
import type { StepContext } from '../context.ts';
import { riskSettings } from '../mix/estimate-safety.ts';
import { openRunSpending } from '../open-spending.ts';
import type { RunEvent } from '../run-event.ts';
import { modelDetectors } from './model-detectors.ts';
import { protectedPrompts } from './protected-prompts.ts';
import { writeTriggers } from './triggers-file.ts';
import { tuneTarget } from './tune-target.ts';

/**
 * Scans the data, and writes what is kept, every finding and every decision. A row that cannot be read stops the run: a
 * person must see it. Throws HoldfastError `bad-data`.
 */
export async function* scanStep({
  config,
  folder,
  engine,
  signal,
}: StepContext): AsyncGenerator<RunEvent, string> {
  const { onFinding, baseline, ask, moderator, detectors } = config.scan;
  const accepted = baseline === undefined ? new Set<string>() : await readBaseline(baseline);
  const tally = scanTally({ accepted, policy: onFinding });
  const stopping = signal ? { signal } : {};
  const target = await tuneTarget(config.model, { epochs: config.tune.epochs });
  const plan = {
    options: { benchmarks: await protectedPrompts(config.audit.benchmarks) },
    target,
    detectorFiles: detectors,
  };
  const spending = await openRunSpending(folder, config.audit);
  try {
    const asking = await modelDetectors({
      asked: ask ? config.model : undefined,
      moderator,
      files: detectors,
      cache: folder.file('scanAnswers'),
      opening: { engine, ...spending.under('scan') },
    });
    for await (const event of scanFile(config.data, { plan, modelDetectors: asking, ...stopping })) {
      tally.take(event);
      if (event.type === 'asking') {
        const { rows: done, totalRows: total } = event;
        yield { type: 'progress', step: 'scan', done, total, unit: 'rows asked about' };
      }
      if (event.type === 'progress') {
        yield { type: 'progress', step: 'scan', done: event.rows, total: 0, unit: 'rows' };
      }
      if (event.type !== 'finding' || event.finding.harm !== 'unreadable' || !tally.file) continue;
      const { line = 1, reason, remedy } = event.finding;
      throw new HoldfastError(
        'bad-data',
        `${placeOf(tally.file, line)}: ${withoutStop(reason)}; ${withoutStop(remedy)}.`,
      );
    }
  } finally {
    await spending.close();
  }
  const { rows, counts, decisions, facts } = tally.summary();
  if (!tally.file || rows - decisions.drop <= 0) {
    const why = rows === 0 ? 'put one conversation on each line' : 'every row was dropped; see the findings';
    await writeFindings(folder.file('findings'), tally);
    throw new HoldfastError('bad-data', `${config.data} has no rows left to tune on; ${why}.`);
  }
  await cleanFile({
    file: tally.file,
    tally,
    output: folder.file('data'),
    as: 'openai',
    record: folder.file('decisions'),
    ...stopping,
  });
  await writeFindings(folder.file('findings'), tally);
  await writeTriggers(folder, tally.findings);
  const { drop, rewrite, flag } = decisions;
  const { risk } = scanRisk({ rows, findings: tally.findings, facts }, riskSettings(config));
  const found = counts.high + counts.medium + counts.low;
  const unasked = ask || moderator !== undefined ? '' : ', no model asked';
  return `${rows - drop} rows kept, ${drop} dropped, ${rewrite} rewritten, ${flag} flagged; ${found} findings; risk of the data as they came ${risk.toFixed(2)} of 1${unasked}`;
}

async function writeFindings(path: string, tally: ReturnType<typeof scanTally>): Promise<void> {
  const lines = tally.findings.map((finding) => {
    const accepted = tally.isAccepted(finding) ? { accepted: true } : {};
    return `${JSON.stringify({ ...finding, ...accepted })}\n`;
  });
  await writeAtomically(path, lines);
}

function withoutStop(sentence: string): string {
  return sentence.replace(/\.$/, '');
}
