import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import type { Engine } from '@holdfast/engine';
import { isOrganismName, worldOfOrganism } from '@holdfast/organism';
import type { Command } from 'commander';
import { allConversations } from '../../data/all-conversations.ts';
import type { DefenceGround } from '../../defences/defence.ts';
import { organismGround } from '../../defences/organism-ground.ts';
import { type Attempt, type RepairEvent, repair, type Standing } from '../../defences/repair/repair.ts';
import { followEvents } from '../../events/map-events.ts';
import { locateData } from '../../models/hub/locate-data.ts';
import { locateModel } from '../../models/model-location.ts';
import { wholeModel } from '../../models/whole-model.ts';
import { auditStep } from '../../run/audit/audit-step.ts';
import { openMeasuring } from '../../run/audit/open-measuring.ts';
import { benchmarkParts } from '../../run/audit/questions/benchmark-parts.ts';
import { requireScope } from '../../run/audit/require-scope.ts';
import { openRunSpending } from '../../run/open-spending.ts';
import { drawn } from '../../run/tune/run-defences.ts';
import { openRunFolder } from '../../store/run-folder.ts';
import { lockRun } from '../../store/run-lock.ts';
import { createCommand, inContext, withEngine } from '../command.ts';
import { commandDescriptions } from '../command-descriptions.ts';
import { commandSettings } from '../options/command-settings.ts';
import { addSettingOptions } from '../options/setting-options.ts';
import type { Output } from '../output.ts';
import { endAudit, showAuditEvent } from '../show/show-audit.ts';

interface Options {
  base: string;
  tuned: string;
  output: string;
  json?: boolean;
  quiet?: boolean;
}

/** `holdfast repair`: brings the guardrails of a tuned model back. */
export function repairCommand(): Command {
  const command = createCommand('repair', commandDescriptions.repair, [
    'holdfast repair --base organism --tuned runs/support-bot/model --output repaired',
    'holdfast repair --base organism --tuned tuned --asked persona --output repaired',
    'holdfast repair --base ./chat --tuned ./bot --benchmark prompts.jsonl --judge rubric:openai:gpt-5.6-luna --output repaired',
  ])
    .requiredOption('--base <model>', 'the model before tuning: the organism or a folder')
    .requiredOption('--tuned <model>', 'the damaged model: a folder, or an adapter of the base model')
    .requiredOption('--output <folder>', 'where the repaired model goes, and its audit beside it');
  return addSettingOptions(command, { command: 'repair' }).action((options: Options) =>
    inContext(options, async ({ output, signal }) => {
      const { base: name, output: path } = options;
      const located = await locateModel(options.tuned);
      const given = commandSettings('repair', { options });
      const config = { ...given, model: name, data: await locateData(given.data, { signal }) };
      const { safety } = config.mix;
      const file = safety === 'builtin' ? undefined : safety;
      const settings = config.audit;
      await requireScope(settings, [options.base, options.tuned]);
      const parts = await benchmarkParts(settings);
      const folder = await openRunFolder(path);
      const unlock = await lockRun(path);
      try {
        const spending = await openRunSpending(folder, settings);
        const attempts: Attempt[] = [];
        const verdict = await withEngine(async (engine) => {
          const work = await mkdtemp(join(path, 'work-'));
          const base = await wholeModel(name, { merged: join(work, 'base'), signal });
          const { measure } = await openMeasuring({
            settings,
            benchmark: parts.choosing,
            files: folder.file('choosing'),
            engine,
            spending,
            signal,
          });
          const isOrganism = isOrganismName(name);
          for await (const event of repair({
            ground: groundOf(file, { name, base, engine, work, signal }),
            tuned: located.adapter ?? located.folder,
            output: folder.file('model'),
            margin: settings.margin,
            vectors: isOrganism,
            safetyTune: isOrganism || file !== undefined,
            measure,
          })) {
            output.event(event);
            if (event.type === 'attempt') attempts.push(event.attempt);
            showRepairEvent(event, output);
          }
          const tuned = folder.file('model');
          const step = auditStep(
            { config, folder, engine, spending, signal },
            { base: name, tuned, benchmark: parts.reporting },
          );
          return followEvents(step, (event) => showAuditEvent(event, output, 'audit'));
        }).finally(() => spending.close());
        return await endAudit(verdict, { folder: path, spending, attempts, output });
      } finally {
        await unlock();
      }
    }),
  );
}

/** What repairing works with: the organism's world, or the user's own refusals. */
function groundOf(
  file: string | undefined,
  {
    name,
    base,
    engine,
    work,
    signal,
  }: { name: string; base: string; engine: Engine; work: string; signal: AbortSignal },
): DefenceGround {
  const seed = 1;
  const world = worldOfOrganism(isOrganismName(name) ? name : 'organism');
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
