import { type Command, Option } from 'commander';
import { writeAtomically } from '../../data/write-atomically.ts';
import { HoldfastError } from '../../errors.ts';
import { writeScanReport } from '../../report/write-scan-report.ts';
import { openSpending } from '../../run/open-spending.ts';
import { modelDetectors } from '../../run/scan/model-detectors.ts';
import { openGradientModel } from '../../run/scan/open-gradient-model.ts';
import { protectedPrompts } from '../../run/scan/protected-prompts.ts';
import { tuneTarget } from '../../run/scan/tune-target.ts';
import type { ModelDetector } from '../../scan/detectors/detector.ts';
import type { FileFinding } from '../../scan/file/inspect-block.ts';
import { scanFile } from '../../scan/file/scan-file.ts';
import type { ScanPlan } from '../../scan/file/scan-plan.ts';
import { readBaseline, writeBaseline } from '../../scan/findings/baseline.ts';
import { cleanFile, cleanPath } from '../../scan/findings/clean-file.ts';
import type { Decision } from '../../scan/findings/decide.ts';
import { type ScanSummary, type ScanTally, scanTally } from '../../scan/findings/scan-summary.ts';
import { findingsSarif } from '../../scan/output/findings-sarif.ts';
import { riskText, scanRisk } from '../../scan/risk/scan-risk.ts';
import type { TuneTarget } from '../../scan/target/target-detectors.ts';
import { type CommandContext, createCommand, inContext, wholeNumber, withEngine } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import type { Output } from '../output.ts';
import { showScanEvent, showScanSummary } from '../show-scan.ts';
import { type SpendingOptions, showSpending, withSpendingOptions } from '../spending-options.ts';
import { version } from '../version.ts';

interface Options extends SpendingOptions {
  onHigh: Decision;
  onMedium: Decision;
  onLow: Decision;
  clean?: string | true;
  cleanAs: 'same' | 'openai';
  baseline?: string;
  writeBaseline?: string;
  sarif?: string;
  html?: string;
  findings?: string;
  checks: 'format' | 'all';
  detector?: string[];
  model?: string;
  benchmark?: string[];
  ask?: boolean;
  rank?: boolean;
  moderator?: string;
  gradients?: boolean;
  anchors?: string[];
  cache?: string;
  epochs: number;
  threads?: number;
  json?: boolean;
  quiet?: boolean;
}

/** `holdfast scan`: reads training data and reports findings. */
export function scanCommand(): Command {
  const command = createCommand('scan', 'read training data and report what is wrong with it, row by row', [
    'holdfast scan tickets.jsonl',
    'holdfast scan tickets.csv.gz --html findings.html',
    'holdfast scan tickets.jsonl --clean --on-medium rewrite',
    'holdfast scan tickets.jsonl --write-baseline .holdfast-baseline.json',
    'holdfast scan tickets.jsonl --baseline .holdfast-baseline.json --sarif findings.sarif',
    'holdfast scan tickets.jsonl --model openai:gpt-4.1-mini-2025-04-14 --epochs 3',
    'holdfast scan tickets.jsonl --model organism --ask',
    'holdfast scan tickets.jsonl --model ./chat --gradients --anchors answered.jsonl refused.jsonl',
    'holdfast scan tickets.jsonl --json > events.jsonl',
  ])
    .argument('<data>', 'training data: JSONL, JSON or CSV of any known format')
    .addOption(decisionOption('high', 'drop'))
    .addOption(decisionOption('medium', 'flag'))
    .addOption(decisionOption('low', 'keep'))
    .option('--clean [file]', 'write the data as the decisions want it (default: beside it, NAME.clean.*)')
    .addOption(
      new Option(
        '--clean-as <format>',
        'the format of the clean file: as it was, or JSONL as OpenAI takes it',
      )
        .choices(['same', 'openai'])
        .default('same'),
    )
    .option('--baseline <file>', 'findings that are accepted: they stay quiet')
    .option('--write-baseline <file>', 'accept what is found now, and write it down')
    .option('--sarif <file>', 'write SARIF 2.1.0, for code scanning')
    .option('--html <file>', 'write a report to read')
    .option('--findings <file>', 'write the summary and all findings as JSON')
    .addOption(
      new Option('--checks <which>', 'only whether rows can be read, or everything that asks no model')
        .choices(['format', 'all'])
        .default('all'),
    )
    .option('--model <model>', 'whoever is to be tuned, for its rules, tokens and price')
    .option('--ask', 'ask that model what it would refuse: rows that teach it to comply are conflicts')
    .option('--rank', 'also ask it how much likelier it finds refusing, where it tells, to rank them')
    .option('--detector <file...>', 'files of detectors of your own, such as ./my-detector.ts')
    .option('--moderator <model>', 'a moderation endpoint or guard model that judges each row')
    .option(
      '--gradients',
      'rank rows by their pull on that model, which must run here: the riskiest are told',
    )
    .option('--anchors <files...>', 'for that, harmful prompts answered in one file and refused in another')
    .option('--cache <file>', 'where answers are kept, for going on (default: DATA.answers.jsonl)')
    .option(
      '--benchmark <file...>',
      'benchmarks that the audit will ask, whose prompts must not be trained on',
    )
    .option('--epochs <number>', 'passes over the data, for the price and the risk', wholeNumber(1), 3);
  return withSpendingOptions(command, 'asking models')
    .option('--threads <number>', 'threads to scan with (default: all cores for large files)', wholeNumber(0))
    .addHelpText(
      'after',
      `
Decisions: keep the row; flag it; rewrite it where what was found can be mended for certain, else drop (high) or flag
it; drop it. Without --clean nothing is written but what you ask for.

Exit codes: 0 nothing high, 1 high findings that the baseline does not accept, 2 bad input or usage, 4 stopped.
`,
    )
    .action((path: string, options: Options) =>
      inContext(options, (context) => scanAndWrite(path, options, context)),
    );
}

async function scanAndWrite(path: string, options: Options, context: CommandContext): Promise<number> {
  const { output, signal } = context;
  const policy = { high: options.onHigh, medium: options.onMedium, low: options.onLow };
  const accepted = options.baseline === undefined ? new Set<string>() : await readBaseline(options.baseline);
  const tally = scanTally({ accepted, policy });
  const show = showScanEvent(output, tally);
  const target = await targetOf(options);
  const plan: ScanPlan = {
    checks: options.checks,
    options: { benchmarks: await protectedPrompts(options.benchmark ?? []) },
    detectorFiles: options.detector,
    target,
  };
  const { threads } = options;
  await withModels(path, options, output, async (modelDetectors) => {
    const given = threads === undefined ? {} : { threads };
    for await (const event of scanFile(path, { plan, modelDetectors, signal, ...given })) {
      tally.take(event);
      show(event);
    }
  });
  const summary = tally.summary();
  const files = await writeFiles(options, tally, summary);
  if (options.clean !== undefined && tally.file) {
    const as = options.cleanAs;
    const clean = options.clean === true ? cleanPath(tally.file, as) : options.clean;
    const copied = await cleanFile({ file: tally.file, tally, output: clean, as, signal });
    files.push(clean, copied.record);
    output.event({ type: 'cleaned', file: clean, ...copied });
    output.line(
      `${clean} holds ${copied.kept} rows as they were and ${copied.rewritten} rewritten, ${copied.dropped} ${copied.dropped === 1 ? 'was' : 'were'} dropped; ${copied.record} says why.`,
    );
  }
  showScanSummary(output, summary);
  const { rows: usable, facts } = summary;
  const strength = { epochs: options.epochs, learningRate: 1, batchSize: 16 };
  const risk = scanRisk({ rows: usable, findings: tally.findings, facts }, strength);
  const unasked =
    options.ask || options.moderator !== undefined ? '' : '; no model was asked (--ask, --moderator)';
  if (options.checks === 'all') output.line(`data set risk: ${riskText(risk)}${unasked}`);
  for (const file of files) output.line(`Written: ${file}`);
  const { rows, unusable, counts, decisions } = summary;
  const found = counts.high + counts.medium + counts.low;
  output.result({
    rows,
    unusable,
    findings: found,
    ...counts,
    accepted: summary.accepted,
    decisions,
    files,
    ...(options.checks === 'all' ? { risk } : {}),
  });
  return counts.high > 0 && options.writeBaseline === undefined ? exitCodes.fail : exitCodes.pass;
}

/** Lends the detectors that ask models; without any, no engine is started. */
async function withModels(
  path: string,
  options: Options,
  output: Output,
  work: (detectors: readonly ModelDetector[]) => Promise<void>,
): Promise<void> {
  const { ask = false, rank = false, model, moderator, cache = `${path}.answers.jsonl` } = options;
  if (rank && !ask) throw new HoldfastError('bad-usage', '--rank needs --ask.');
  if (ask && model === undefined) {
    throw new HoldfastError('bad-usage', '--ask needs --model, the model that is to be tuned.');
  }
  if (options.gradients && model === undefined) {
    throw new HoldfastError('bad-usage', '--gradients needs --model, the model that is to be tuned.');
  }
  const files = options.detector;
  if (!ask && !options.gradients && moderator === undefined) {
    return work(await modelDetectors({ files, cache, opening: {} }));
  }
  const spending = await openSpending({ file: `${path}.spending.jsonl`, settings: options });
  try {
    await withEngine(async (engine) => {
      const opening = { engine, ...spending.under('scan') };
      const { anchors } = options;
      const gradients =
        options.gradients && model !== undefined
          ? await openGradientModel(model, { engine, anchors })
          : undefined;
      const asked = ask ? model : undefined;
      await work(await modelDetectors({ asked, rank, moderator, gradients, files, cache, opening }));
    });
  } finally {
    await spending.close();
  }
  showSpending(spending, output);
}

async function targetOf({ model, ask, epochs, prices }: Options): Promise<TuneTarget | undefined> {
  if (model === undefined) return undefined;
  const target = await tuneTarget(model, { epochs, prices });
  if (target || ask) return target;
  throw new HoldfastError(
    'bad-usage',
    `The tuning rules of ${model} are not known; leave --model out, or name an openai: model, organism or a folder.`,
  );
}

async function writeFiles(options: Options, tally: ScanTally, summary: ScanSummary): Promise<string[]> {
  const { sarif, html, findings: json, writeBaseline: baseline } = options;
  const { findings } = tally;
  const open = findings.filter((finding) => !tally.isAccepted(finding));
  if (baseline !== undefined) await writeBaseline(baseline, findings);
  if (sarif !== undefined) {
    const accepted = new Set(findings.filter(tally.isAccepted).map(({ fingerprint }) => fingerprint));
    const log = findingsSarif({ path: summary.path, findings, accepted, version: version() });
    await writeAtomically(sarif, `${JSON.stringify(log, null, 2)}\n`);
  }
  if (html !== undefined) await writeScanReport(html, { summary, findings: open });
  if (json !== undefined) await writeAtomically(json, findingsJson(summary, tally, open));
  return [baseline, sarif, html, json].filter((file) => file !== undefined);
}

/** One JSON object, a finding on each line, since files of findings are compared by people too. */
function* findingsJson(
  summary: ScanSummary,
  tally: ScanTally,
  findings: readonly FileFinding[],
): Generator<string> {
  const lines = (values: readonly object[]): string =>
    values.map((value) => JSON.stringify(value)).join(',\n');
  yield `{"summary": ${JSON.stringify(summary)},\n"findings": [\n`;
  yield lines(findings);
  yield `\n],\n"decisions": [\n`;
  yield lines(tally.decisions().map(({ line, decision }) => ({ line, decision })));
  yield '\n]}\n';
}

function decisionOption(severity: 'high' | 'medium' | 'low', decision: Decision): Option {
  return new Option(`--on-${severity} <decision>`, `what is done with rows that have ${severity} findings`)
    .choices(['keep', 'flag', 'rewrite', 'drop'])
    .default(decision);
}
