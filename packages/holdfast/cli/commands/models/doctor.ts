import { access, constants, statfs } from 'node:fs/promises';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { Engine, measureProduct } from '@holdfast/engine';
import {
  type OrganismName,
  organismFolders,
  shippedOrganisms,
  worldOfOrganism,
  worldPrompts,
} from '@holdfast/organism';
import type { Command } from 'commander';
import { HoldfastError } from '../../../errors.ts';
import type { Messages } from '../../../messages/english/english.ts';
import { messagesIn } from '../../../messages/messages.ts';
import { phrased, type ValuesOf } from '../../../messages/phrase.ts';
import { examineModels } from '../../../models/examine/examine-models.ts';
import { openModel } from '../../../models/open-model.ts';
import { practiceModels } from '../../../models/proposed/practice-models.ts';
import { missingAccess, modelsToFetch } from '../../../run/access.ts';
import { configuredBenchmark } from '../../../run/audit/open-audit.ts';
import { auditOutlook } from '../../../run/audit/outlook/audit-outlook.ts';
import { partsForChoosing } from '../../../run/audit/questions/parts-for-choosing.ts';
import type { RunConfig } from '../../../run/settings/run-config.ts';
import { padTextEnd } from '../../../text-width.ts';
import { createCommand, inContext } from '../../command.ts';
import { commandDescriptions } from '../../command-descriptions.ts';
import { exitCodes } from '../../exit-codes.ts';
import type { Output } from '../../output.ts';
import { showOutlook } from '../../show/show-outlook.ts';
import { configurationAt, usualConfiguration } from '../../usual-configuration.ts';

type Checks = Messages['commands']['doctor']['checks'];

/** What was looked at: whether it is good, and what is said of it; of what broke, the failure instead. */
type Check = { good: boolean; detail?: string } & {
  [Key in keyof Checks]: { key: Key; values: ValuesOf<Checks[Key]> };
}[keyof Checks];

/** `holdfast doctor`: what this machine can do, and what is missing. */
export function doctorCommand(): Command {
  return createCommand('doctor', commandDescriptions.doctor, [
    'holdfast doctor',
    'holdfast doctor holdfast.yaml',
    'holdfast doctor --json',
  ])
    .argument(
      '[config]',
      'look for what this configuration needs, and for nothing else (default: holdfast.yaml, if it is there)',
    )
    .action((path: string | undefined, options: { json?: boolean; quiet?: boolean }) =>
      inContext(options, async ({ output, messages, signal }) => {
        const { doctor } = messages.commands;
        let good = true;
        const practice = practiceModels[output.language];
        for (const examine of [node, machine, disk, product, () => organism(practice)]) {
          const check = await examine();
          good &&= check.good;
          output.event({ type: 'check', good: check.good, ...checkText(check, messagesIn.en) });
          const { name, detail, remedy } = checkText(check, messages);
          output.line(`${check.good ? doctor.good : doctor.bad}  ${padTextEnd(name, 14)} ${detail}`);
          if (!check.good) output.line(`      ${remedy}`);
        }
        output.line(`\n${good ? doctor.allThere : doctor.someMissing}`);
        const config = await configurationAt(path);
        if (config) {
          const lacks = await missingAccess(config, { fetches: false });
          for (const name of await modelsToFetch(config)) output.line(messages.commands.plan.fetches(name));
          await tellOutlook(config, output);
          for (const sentence of lacks)
            output.line(`${doctor.none}  ${messages.commands.sentence(sentence)}`);
          if (lacks.length === 0) output.line(`${doctor.good}  ${doctor.hasAll(path ?? usualConfiguration)}`);
          output.result({ good, missing: lacks });
          return good && lacks.length === 0 ? exitCodes.pass : exitCodes.outside;
        }
        output.line(`${doctor.beyond}\n`);
        const missing: string[] = [];
        // Nobody is asked, so that nothing leaves the machine: "holdfast models" does that.
        for await (const entry of examineModels({ models: [], asks: false, signal })) {
          if (entry.kind === 'model') continue;
          if (entry.state === 'missing') missing.push(entry.name);
          output.event({ type: 'optional', ...entry });
          const word = entry.state === 'missing' ? doctor.none : doctor.good;
          output.line(`${word}  ${entry.name.padEnd(14)} ${messages.commands.sentence(entry.detail)}`);
        }
        output.result({ good, missing });
        return good ? exitCodes.pass : exitCodes.outside;
      }),
    );
}

/** Says whether a run of a configuration can pass; nothing where its benchmarks cannot be read yet. */
async function tellOutlook(
  config: Pick<RunConfig, 'model' | 'tune' | 'audit'>,
  output: Output,
): Promise<void> {
  try {
    const benchmark = await configuredBenchmark(config.audit);
    const parts = await partsForChoosing(config, benchmark);
    showOutlook(auditOutlook(config.audit, { benchmark, reporting: parts?.reporting }), output);
  } catch (error) {
    if (!(error instanceof HoldfastError)) throw error;
    output.line(messagesIn[output.language].commands.sentence(error.message));
  }
}

/** What is said of a check, in the language of `messages`. */
function checkText(
  { key, values, detail }: Check,
  { commands: { doctor } }: Messages,
): { name: string; detail: string; remedy: string } {
  const texts: { name: string; detail?: string; remedy: string } = phrased(doctor.checks[key], values);
  return { ...texts, detail: detail ?? texts.detail ?? '' };
}

async function node(): Promise<Check> {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const good = major > 22 || (major === 22 && minor >= 13);
  return { key: 'node', values: {}, good, detail: process.versions.node };
}

async function machine(): Promise<Check> {
  const gigabytes = totalmem() / 2 ** 30;
  const cores = availableParallelism();
  const processor = cpus()[0]?.model.trim() ?? 'unknown';
  return { key: 'machine', values: { cores, processor, memory: gigabytes.toFixed(0) }, good: gigabytes >= 1 };
}

async function disk(): Promise<Check> {
  try {
    await access('.', constants.W_OK);
    const { bavail, bsize } = await statfs('.');
    const gigabytes = (bavail * bsize) / 2 ** 30;
    return { key: 'disk', values: { free: gigabytes.toFixed(1) }, good: gigabytes >= 0.5 };
  } catch {
    return { key: 'folder', values: {}, good: false };
  }
}

async function product(): Promise<Check> {
  try {
    const { gigaflops } = await measureProduct({ size: 512, threads: availableParallelism() });
    return { key: 'product', values: { speed: gigaflops.toFixed(0) }, good: true };
  } catch (error) {
    return { key: 'product', values: { speed: '' }, good: false, detail: String(error) };
  }
}

async function organism(name: OrganismName): Promise<Check> {
  const engine = await Engine.start({ threads: 1 });
  try {
    const model = await openModel(name, { engine });
    const [{ messages }] = worldPrompts(worldOfOrganism(name), {
      split: 'validation',
      asking: 'ordinary',
    });
    for await (const { answer } of model.answer([{ messages }])) {
      const question = messages[messages.length - 1].content;
      return { key: 'organism', values: { question, answer: answer.text }, good: true };
    }
    return { key: 'silent', values: { folder: organismFolders[shippedOrganisms[name]] }, good: false };
  } catch (error) {
    return { key: 'organism', values: { question: '', answer: '' }, good: false, detail: String(error) };
  } finally {
    await engine.close();
  }
}
