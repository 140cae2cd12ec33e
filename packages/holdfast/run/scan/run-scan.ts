import { writeAtomically } from '../../data/files/write-atomically.ts';
import { placeOf } from '../../data/read-conversations.ts';
import { HoldfastError } from '../../errors.ts';
import { mapEvents } from '../../events/map-events.ts';
import { cleanFile } from '../../scan/findings/clean-file.ts';
import type { ScanTally } from '../../scan/findings/scan-summary.ts';
import { writeDecisions } from '../../scan/findings/write-decisions.ts';
import type { RunContext } from '../context.ts';
import type { RunEvent } from '../run-event.ts';
import type { StepFigures } from '../step-text.ts';
import { asksModel } from './asks-model.ts';
import { droppedForHarm, requireTrust } from './dropped-rows.ts';
import { type ScanStepEvent, scanStep } from './scan-step.ts';
import { StoppedByScan } from './stopped-by-scan.ts';
import { writeTriggers } from './triggers-file.ts';

/**
 * Scans the data of a run, and writes what is kept, every finding and every decision. A row that cannot be read stops the
 * run: a person must see it; so do more rows than `scan.mostDropped` allows that are dropped for what they teach. Throws
 * HoldfastError `bad-data`.
 */
export async function* runScan(context: RunContext): AsyncGenerator<RunEvent, StepFigures> {
  const { config, folder, engine, spending, signal } = context;
  const outcome = yield* mapEvents(
    scanStep({
      config: { ...config, scan: { ...config.scan, ask: asksModel(config) } },
      model: config.model,
      answers: folder.file('scanAnswers'),
      opening: async () => ({ engine, ...spending.under('scan') }),
      weigh: config.scan.ask === undefined,
      signal,
    }),
    progressTeller(),
  );
  const { tally, summary, risk } = outcome;
  const { rows, counts, decisions } = summary;
  const left = rows - decisions.drop;
  const droppedHarm = droppedForHarm(tally, config.scan.onFinding);
  // Whoever looks at a run that stops here sees what would have become of its rows as well.
  await writeDecisions(folder.file('decisions'), tally);
  await writeFindings(folder.file('findings'), tally);
  if (!tally.file || left <= 0) {
    const { mostDropped } = config.scan;
    const why = rows === 0 ? 'put one conversation on each line' : 'every row was dropped; see the findings';
    const cause = new StoppedByScan({ rows, droppedForHarm: droppedHarm, left, mostDropped });
    throw new HoldfastError('bad-data', `${config.data} has no rows left to tune on; ${why}.`, {
      cause: rows === 0 ? undefined : cause,
    });
  }
  requireTrust(config, { dropped: droppedHarm, rows, left });
  await cleanFile({
    file: tally.file,
    tally,
    output: folder.file('data'),
    as: 'openai',
    signal,
  });
  await writeTriggers(folder, tally.findings);
  const { drop, rewrite, flag } = decisions;
  const findings = counts.high + counts.medium + counts.low;
  return {
    step: 'scan',
    kept: rows - drop,
    dropped: drop,
    droppedForHarm: droppedHarm,
    rewritten: rewrite,
    flagged: flag,
    findings,
    risk,
    notLookedFor: summary.notLookedFor,
  };
}

/** A scan's events as a run tells them. The teller throws HoldfastError `bad-data` at the first row that cannot be read. */
function progressTeller(): (event: ScanStepEvent) => RunEvent | undefined {
  let place = (line: number): string => `line ${line}`;
  return (event) => {
    switch (event.type) {
      case 'start':
        place = (line) => placeOf(event.file, line);
        return undefined;
      case 'asking':
        return {
          type: 'progress',
          step: 'scan',
          done: event.rows,
          total: event.totalRows,
          unit: 'rows asked about',
        };
      case 'progress':
        return { type: 'progress', step: 'scan', done: event.rows, total: 0, unit: 'rows' };
      case 'finding': {
        const { harm, line = 1, reason, remedy } = event.finding;
        if (harm !== 'unreadable') return undefined;
        throw new HoldfastError(
          'bad-data',
          `${place(line)}: ${withoutStop(reason)}; ${withoutStop(remedy)}.`,
        );
      }
      default:
        return undefined;
    }
  };
}

async function writeFindings(path: string, tally: ScanTally): Promise<void> {
  const lines = tally.findings.map(
    (finding) => `${JSON.stringify({ ...finding, accepted: tally.isAccepted(finding) || undefined })}\n`,
  );
  await writeAtomically(path, lines);
}

function withoutStop(sentence: string): string {
  return sentence.replace(/\.$/, '');
}
