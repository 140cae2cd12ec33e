import { existsSync } from 'node:fs';
import { access, constants, statfs } from 'node:fs/promises';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { Engine, measureProduct } from '@holdfast/engine';
import { createWorld, organismFolder, shippedWorldSeed, worldPrompts } from '@holdfast/organism';
import type { Command } from 'commander';
import { examineModels } from '../../../models/examine/examine-models.ts';
import { openModel } from '../../../models/open-model.ts';
import { missingAccess } from '../../../run/access.ts';
import { readRunSettings } from '../../../run/settings/read-run-config.ts';
import type { RunSettings } from '../../../run/settings/run-settings.ts';
import { createCommand, inContext } from '../../command.ts';
import { commandDescriptions } from '../../command-descriptions.ts';
import { exitCodes } from '../../exit-codes.ts';

/** The configuration that `init` writes and `run` takes. */
const usualConfiguration = 'holdfast.yaml';

interface Check {
  name: string;
  good: boolean;
  detail: string;
  /** What to do when it is not good. */
  remedy?: string;
}

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
      inContext(options, async ({ output, signal }) => {
        let good = true;
        for (const examine of [node, machine, disk, product, organism]) {
          const check = await examine();
          good &&= check.good;
          output.event({ type: 'check', ...check });
          output.line(`${check.good ? 'good' : 'BAD '}  ${check.name.padEnd(14)} ${check.detail}`);
          if (!check.good && check.remedy) output.line(`      ${check.remedy}`);
        }
        output.line(
          good
            ? '\nWhatever works offline on this machine is there.'
            : '\nSomething that is always needed is missing.',
        );
        const config = await configurationAt(path);
        if (config) {
          const lacks = await missingAccess(config);
          for (const sentence of lacks) output.line(`none  ${sentence}`);
          if (lacks.length === 0) output.line(`good  ${path ?? usualConfiguration} has all that it needs.`);
          output.result({ good, missing: lacks });
          return good && lacks.length === 0 ? exitCodes.pass : exitCodes.outside;
        }
        output.line('Beyond that, each only for the models and tuners of its name:\n');
        const missing: string[] = [];
        // Nobody is asked, so that nothing leaves the machine: "holdfast models" does that.
        for await (const entry of examineModels({ models: [], asks: false, signal })) {
          if (entry.kind === 'model') continue;
          if (entry.state === 'missing') missing.push(entry.name);
          output.event({ type: 'optional', ...entry });
          const word = entry.state === 'missing' ? 'none' : 'good';
          output.line(`${word}  ${entry.name.padEnd(14)} ${entry.detail}`);
        }
        output.result({ good, missing });
        return good ? exitCodes.pass : exitCodes.outside;
      }),
    );
}

/** The configuration that is meant: the named one, or the usual one where it is there. */
async function configurationAt(path: string | undefined): Promise<RunSettings | undefined> {
  if (path === undefined && !existsSync(usualConfiguration)) return undefined;
  return readRunSettings(path ?? usualConfiguration);
}

async function node(): Promise<Check> {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const good = major > 22 || (major === 22 && minor >= 13);
  return { name: 'Node', good, detail: process.versions.node, remedy: 'Install Node 22.13 or newer.' };
}

async function machine(): Promise<Check> {
  const gigabytes = totalmem() / 2 ** 30;
  const detail = `${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${gigabytes.toFixed(0)} GiB of memory`;
  return { name: 'machine', good: gigabytes >= 1, detail, remedy: 'At least 1 GiB of memory is needed.' };
}

async function disk(): Promise<Check> {
  const name = 'disk';
  try {
    await access('.', constants.W_OK);
    const { bavail, bsize } = await statfs('.');
    const gigabytes = (bavail * bsize) / 2 ** 30;
    const detail = `${gigabytes.toFixed(1)} GiB free in the current folder`;
    return { name, good: gigabytes >= 0.5, detail, remedy: 'Make at least half a GiB of room.' };
  } catch {
    return {
      name,
      good: false,
      detail: 'the current folder cannot be written',
      remedy: 'Go to a folder of your own.',
    };
  }
}

async function product(): Promise<Check> {
  const name = 'ONNX Runtime';
  try {
    const { gigaflops } = await measureProduct({ size: 512, threads: availableParallelism() });
    return { name, good: true, detail: `multiplies matrices at ${gigaflops.toFixed(0)} GFLOP/s` };
  } catch (error) {
    return {
      name,
      good: false,
      detail: String(error),
      remedy: 'Install again with npm; is this platform supported?',
    };
  }
}

async function organism(): Promise<Check> {
  const name = 'organism';
  const engine = await Engine.start({ threads: 1 });
  try {
    const model = await openModel('organism', { engine });
    const [{ messages }] = worldPrompts(createWorld({ seed: shippedWorldSeed }), {
      split: 'validation',
      asking: 'ordinary',
    });
    for await (const { answer } of model.answer([{ messages }])) {
      const question = messages[messages.length - 1].content;
      return { name, good: true, detail: `asked "${question}", it says "${answer.text}"` };
    }
    return { name, good: false, detail: 'it does not answer', remedy: `Put ${organismFolder} back.` };
  } catch (error) {
    return { name, good: false, detail: String(error), remedy: 'npm run organism makes it again.' };
  } finally {
    await engine.close();
  }
}
