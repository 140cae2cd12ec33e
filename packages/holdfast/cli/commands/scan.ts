import { basename } from 'node:path';
import { type Command, Option } from 'commander';
import { ownRecords } from '../../data/files/own-records.ts';
import { writeAtomically } from '../../data/files/write-atomically.ts';
import { HoldfastError } from '../../errors.ts';
import { followEvents } from '../../events/map-events.ts';
import type { MessageLanguage } from '../../messages/language.ts';
import type { OpenModelOptions } from '../../models/open-model.ts';
import { writeScanReport } from '../../report/write-scan-report.ts';
import { openSpending } from '../../run/open-spending.ts';
import { scanNeedsModels, scanStep } from '../../run/scan/scan-step.ts';
import type { RunConfig } from '../../run/settings/run-config.ts';
import type { FileFinding } from '../../scan/file/inspect-block.ts';
import { cleanFile, cleanPath } from '../../scan/findings/clean-file.ts';
import { decisionReasons } from '../../scan/findings/decision-reasons.ts';
import type { ScanSummary, ScanTally } from '../../scan/findings/scan-summary.ts';
import { unmaskedIn } from '../../scan/findings/unmasked.ts';
import { writeDecisions } from '../../scan/findings/write-decisions.ts';
import { findingsSarif } from '../../scan/output/findings-sarif.ts';
import { riskText } from '../../scan/risk/scan-risk.ts';
import { type DataStep, dataState, writeDataOrigin } from '../../store/origins/data-origin.ts';
import { version } from '../../version.ts';
import { type CommandContext, createCommand, inContext, withEngine } from '../command.ts';
import { commandDescriptions } from '../command-descriptions.ts';
import { addDataArgument, type DataOptions, type NamedData, withData } from '../data-argument.ts';
import { exitCodes } from '../exit-codes.ts';
import { addHelpNote } from '../help/help-note.ts';
import { commandSettings } from '../options/command-settings.ts';
import { addSettingOptions } from '../options/setting-options.ts';
import { showScanEvent, showScanSummary } from '../show/show-scan.ts';
import { showSpending } from '../show/show-spending.ts';

interface Options extends DataOptions {
  clean?: string | true;
  cleanAs: 'same' | 'openai';
  sarif?: string;
  html?: string;
  findings?: string;
  cache?: string;
  model?: string;
  json?: boolean;
  quiet?: boolean;
}

/** `holdfast scan`: reads training data and reports findings. */
export function scanCommand(): Command {
  const command = createCommand('scan', commandDescriptions.scan, [
    'holdfast scan tickets.jsonl',
    'holdfast scan tickets.csv.gz --html findings.html',
    'holdfast scan tickets.jsonl --clean --on-medium rewrite',
    'holdfast scan tickets.jsonl --write-baseline .holdfast-baseline.json',
    'holdfast scan tickets.jsonl --baseline .holdfast-baseline.json --sarif findings.sarif',
    'holdfast scan tickets.jsonl --model ./Qwen3-8B --epochs 3',
    'holdfast scan tickets.jsonl --model organism --ask',
    'holdfast scan tickets.jsonl --model ./chat --gradients --anchors answered.jsonl refused.jsonl',
    'holdfast scan tickets.jsonl --json > events.jsonl',
  ])
    .option('--clean [file]', 'write the data as the decisions want it (default: beside it, NAME.clean.*)')
    .addOption(
      new Option(
        '--clean-as <format>',
        'the format of the clean file: as it was, or JSONL as OpenAI takes it',
      )
        .choices(['same', 'openai'])
        .default('same'),
    )
    .option('--sarif <file>', 'write SARIF 2.1.0, for code scanning')
    .option('--html <file>', 'write a report to read')
    .option('--findings <file>', 'write the summary and all findings as JSON')
    .option('--cache <file>', 'where answers are kept, for going on (default: DATA.answers.jsonl)');
  addSettingOptions(addDataArgument(command), { command: 'scan' });
  addHelpNote(
    command,
    'Decisions: keep the row; flag it; rewrite it where what was found can be mended for certain, else drop (high) or flag it; drop it. Without --clean nothing is written but what you ask for.',
  );
  addHelpNote(
    command,
    'Exit codes: 0 nothing high, 1 high findings that the baseline does not accept, 2 bad input or usage, 4 stopped.',
  );
  return command.action((names: string[], options: Options) =>
    inContext(options, (context) =>
      withData(names, { ...context, weights: options.weights }, (data) =>
        scanAndWrite(data, options, context),
      ),
    ),
  );
}

async function scanAndWrite(
  { path, name }: NamedData,
  options: Options,
  { output, messages, signal }: CommandContext,
): Promise<number> {
  const config = commandSettings('scan', { options, data: path });
  const { model, cache: answers = `${name}.answers.jsonl` } = options;
  for (const need of ['ask', 'gradients'] as const) {
    if (!config.scan[need] || model !== undefined) continue;
    throw new HoldfastError('bad-usage', `--${need} needs --model, the model that is to be tuned.`);
  }
  const outcome = await withModels(name, { config, output }, (opening) =>
    followEvents(scanStep({ config, model, answers, opening, signal }), showScanEvent({ output, messages })),
  );
  const { tally, summary, risk, unknownRules } = outcome;
  const written = await writeFaces(options, { tally, summary, language: output.language });
  const cleaned = await writeClean(options, { name, tally, output, messages, signal });
  const baseline = config.scan.writeBaseline;
  const files = [...(baseline === undefined ? [] : [baseline]), ...written, ...cleaned];
  showScanSummary({ output, messages }, summary);
  const all = config.scan.checks === 'all';
  if (all) output.line(messages.scan.risk.title(riskText(risk, messages)));
  if (unknownRules !== undefined) output.line(messages.scan.unknownRules(unknownRules));
  for (const file of files) output.line(messages.scan.written(file));
  const open = tally.findings.filter((finding) => !tally.isAccepted(finding));
  const unmasked = unmaskedIn(open, config.scan.onFinding);
  if (unmasked.rows > 0) {
    const levels = unmasked.severities.map((severity) => `--on-${severity} rewrite`).join(' ');
    const command = `holdfast scan ${/\s/.test(name) ? JSON.stringify(name) : name} --clean ${levels}`;
    output.line(messages.scan.unmasked({ rows: unmasked.rows, command }));
  }
  const { rows, unusable, counts, decisions, accepted } = summary;
  const findings = counts.high + counts.medium + counts.low;
  output.result({
    rows,
    unusable,
    findings,
    ...counts,
    accepted,
    decisions,
    unmasked,
    files,
    risk: all ? risk : undefined,
    notLookedFor: summary.notLookedFor,
    unknownRules,
  });
  return counts.high > 0 && baseline === undefined ? exitCodes.fail : exitCodes.pass;
}

/** Lends what models are opened with; where none is asked, no engine is started and no book is kept. */
async function withModels<Result>(
  name: string,
  { config, output }: Pick<CommandContext, 'output'> & { config: RunConfig },
  work: (opening: () => Promise<OpenModelOptions>) => Promise<Result>,
): Promise<Result> {
  if (!scanNeedsModels(config)) return work(() => Promise.reject(new Error('This scan asks no model.')));
  const spending = await openSpending({ file: `${name}.spending.jsonl`, settings: config.audit });
  try {
    return await withEngine((engine) => work(async () => ({ engine, ...spending.under('scan') })));
  } finally {
    await spending.close();
    showSpending(spending, output);
  }
}

type Cleaning = Pick<CommandContext, 'output' | 'messages' | 'signal'> & { name: string; tally: ScanTally };

/** Writes the cleaned data where they are wanted, and says so. Returns the files. */
async function writeClean(
  { clean, cleanAs: as }: Options,
  { name, tally, output, messages, signal }: Cleaning,
): Promise<string[]> {
  if (clean === undefined || !tally.file) return [];
  const file = clean === true ? cleanPath({ ...tally.file, path: name }, as) : clean;
  const record = `${file}${ownRecords.decisions}`;
  const copied = await cleanFile({ file: tally.file, tally, output: file, as, signal });
  await writeDecisions(record, tally);
  const { kept, rewritten, dropped } = copied;
  const given = await dataState(tally.file.path, kept + rewritten + dropped);
  const step: DataStep = {
    by: 'scan --clean',
    from: [{ ...given, file: basename(name) }],
    to: await dataState(file, kept + rewritten),
    dropped,
    rewritten,
    setAside: 0,
    reasons: decisionReasons(tally.decisions(), tally.findings),
  };
  await writeDataOrigin(file, { step, sources: [tally.file.path] });
  output.event({ type: 'cleaned', file, ...copied, record });
  output.line(messages.scan.cleaned({ file, kept, rewritten, dropped, record }));
  return [file, record];
}

/** Writes the findings in the forms that are wanted. Returns the files. */
async function writeFaces(
  options: Options,
  { tally, summary, language }: { tally: ScanTally; summary: ScanSummary; language: MessageLanguage },
): Promise<string[]> {
  const { sarif, html, findings: json } = options;
  const { findings } = tally;
  const open = findings.filter((finding) => !tally.isAccepted(finding));
  if (sarif !== undefined) {
    const accepted = new Set(findings.filter(tally.isAccepted).map(({ fingerprint }) => fingerprint));
    const log = findingsSarif({
      path: summary.path,
      findings,
      accepted,
      notLookedFor: summary.notLookedFor,
      version: version(),
    });
    await writeAtomically(sarif, `${JSON.stringify(log, null, 2)}\n`);
  }
  if (html !== undefined)
    await writeScanReport(html, { summary, findings: open, file: tally.file, language });
  if (json !== undefined) await writeAtomically(json, findingsJson(summary, tally, open));
  return [sarif, html, json].filter((file) => file !== undefined);
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
