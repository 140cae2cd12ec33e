import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import type { Engine } from '@holdfast/engine';
import { createWorld, shippedWorldSeed } from '@holdfast/organism';
import type { Command } from 'commander';
import { carryOutAudit } from '../../audit/carry-out-audit.ts';
import { exitCodeOf } from '../../audit/verdict/exit-code.ts';
import type { Verdict } from '../../audit/verdict/verdict.ts';
import { allConversations } from '../../data/all-conversations.ts';
import { makeFolder } from '../../data/make-folder.ts';
import type { DefenceGround } from '../../defences/defence.ts';
import { organismGround } from '../../defences/organism-ground.ts';
import { type Attempt, type RepairEvent, repair, type Standing } from '../../defences/repair/repair.ts';
import { HoldfastError } from '../../errors.ts';
import { locateModel } from '../../models/model-location.ts';
import { writeRunReport } from '../../report/write-report.ts';
import { benchmarkParts } from '../../run/audit/benchmark-parts.ts';
import { openAudit } from '../../run/audit/open-audit.ts';
import { openMeasuring } from '../../run/audit/open-measuring.ts';
import { drawn } from '../../run/tune/run-defences.ts';
import { openRunFolder } from '../../store/run-folder.ts';
import { lockRun } from '../../store/run-lock.ts';
import { type AuditOptions, auditSettings, withAuditOptions } from '../audit-options.ts';
import { createCommand, inContext, withEngine } from '../command.ts';
import type { Output } from '../output.ts';
import { showVerdict } from '../show-run.ts';
import { showSpending } from '../spending-options.ts';

interface Options extends AuditOptions {
  base: string;
  tuned: string;
  output: string;
  safety?: string;
  json?: boolean;
  quiet?: boolean;
}

/** `holdfast repair`: brings the guardrails of a tuned model back. */
export function repairCommand(): Command {
  const command = createCommand('repair', 'bring the guardrails of a damaged tuned model back', [
    'holdfast repair --base organism --tuned runs/support-bot/model --output repaired',
    'holdfast repair --base organism --tuned tuned --asked persona --output repaired',
    'holdfast repair --base ./chat --tuned ./bot --benchmark prompts.jsonl --judge rubric:openai:gpt-4.1 --output repaired',
  ])
    .requiredOption('--base <model>', 'the model before tuning: the organism or a folder')
    .requiredOption('--tuned <model>', 'the damaged model: a folder, or an adapter of the base model')
    .requiredOption('--output <folder>', 'where the repaired model goes, and its audit beside it')
    .option(
      '--safety <file>',
      "refusals for a short safety tune, where weights alone do not suffice (default: the organism's own, for the organism)",
    );
  return withAuditOptions(command, 'the repair').action((options: Options) =>
    inContext(options, async ({ output, signal }) => {
      const { folder: base } = await locateModel(options.base);
      const located = await locateModel(options.tuned);
      const settings = auditSettings(options);
      const parts = await benchmarkParts(settings);
      await makeFolder(options.output);
      const folder = await openRunFolder(options.output);
      const unlock = await lockRun(options.output);
      try {
        return await withEngine(async (engine) => {
          const work = await mkdtemp(join(options.output, 'work-'));
          const measuring = await openMeasuring({
            settings,
            benchmark: parts.choosing,
            folder,
            files: folder.file('choosing'),
            engine,
            signal,
          });
          const isOrganism = options.base === 'organism';
          const events = repair({
            ground: groundOf(options, { base, engine, work, signal }),
            tuned: located.adapter ?? located.folder,
            output: folder.file('model'),
            margin: options.margin,
            vectors: isOrganism,
            safetyTune: isOrganism || options.safety !== undefined,
            measure: measuring.measure,
          });
          const attempts: Attempt[] = [];
          try {
            for await (const event of events) {
              output.event(event);
              if (event.type === 'attempt') attempts.push(event.attempt);
              showRepairEvent(event, output);
            }
          } finally {
            await measuring.close();
          }
          const opened = await openAudit({
            settings,
            base: options.base,
            tuned: folder.file('model'),
            benchmark: parts.reporting,
            folder,
            engine,
            signal,
          });
          let verdict: Verdict | undefined;
          try {
            for await (const event of carryOutAudit(opened.options))
              if (event.type === 'verdict') verdict = event.verdict;
          } finally {
            await opened.close();
          }
          if (!verdict)
            throw new HoldfastError('model-failed', 'The audit ended without a verdict; start again.');
          await folder.writeJson('verdict', verdict);
          const report = await writeRunReport(options.output);
          showVerdict(verdict, output);
          showSpending(opened.spending, output);
          output.line(`\nThe report is ${report}`);
          output.result({ outcome: verdict.outcome, folder: options.output, report, attempts });
          return exitCodeOf(verdict.outcome);
        });
      } finally {
        await unlock();
      }
    }),
  );
}

/** What repairing works with: the organism's world, or the user's own refusals. */
function groundOf(
  { safety: file }: Options,
  { base, engine, work, signal }: { base: string; engine: Engine; work: string; signal: AbortSignal },
): DefenceGround {
  const seed = 1;
  const world = createWorld({ seed: shippedWorldSeed });
  const ground = organismGround({ world, base, engine, seed, work, signal });
  if (file === undefined) return ground;
  const safety = async (count: number) => drawn(await allConversations(file, { signal }), count, seed);
  return { ...ground, safety };
}

function showRepairEvent(event: RepairEvent, output: Output): void {
  if (event.type === 'before') {
    output.line(`  base     ${standingText(event.base)}`);
    output.line(`  tuned    ${standingText(event.tuned)}`);
  } else if (event.type === 'attempt') {
    output.line(`  tried    ${event.attempt.name}: ${standingText(event.attempt.standing)}`);
  } else output.line(`  took     ${event.attempt.name}`);
}

function standingText({ rate, task }: Standing): string {
  const share = (value: number) => `${(100 * value).toFixed(1)}%`;
  return `harmful ${share(rate)}, task ${task === null ? 'unknown' : share(task)}`;
}
