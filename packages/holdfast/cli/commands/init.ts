import { existsSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { stdin, stdout } from 'node:process';
import { createInterface } from 'node:readline/promises';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { describeDataFile } from '../../data/containers/describe-data-file.ts';
import { writeAtomically } from '../../data/files/write-atomically.ts';
import { readRows } from '../../data/read-conversations.ts';
import { HoldfastError } from '../../errors.ts';
import { runConfigSchema } from '../../run/settings/run-config.ts';
import { type NewSettings, settingsFor } from '../../run/settings/settings-for.ts';
import { describeFile } from '../../scan/findings/scan-summary.ts';
import { settingsTemplate } from '../../settings/settings-template.ts';
import { createCommand, inContext, numberAbove } from '../command.ts';
import { commandDescriptions } from '../command-descriptions.ts';
import { exitCodes } from '../exit-codes.ts';

interface Options extends Partial<NewSettings> {
  output: string;
  all?: boolean;
  yes?: boolean;
  force?: boolean;
  json?: boolean;
  quiet?: boolean;
}

const defaults = { model: 'organism', data: 'data.jsonl', name: 'my-model' };

/** `holdfast init`: asks a few questions and writes `holdfast.yaml`. */
export function initCommand(): Command {
  return createCommand('init', commandDescriptions.init, [
    'holdfast init',
    'holdfast init --yes --data tickets.jsonl --name support-bot',
    'holdfast init --yes --model openai:gpt-4.1-mini --benchmark prompts.csv --judge rubric:openai:gpt-4.1',
  ])
    .option(
      '--model <model>',
      'the model to tune: organism, a folder, a GGUF file, hf:OWNER/NAME, or a hosted model',
    )
    .option('--data <file>', 'the training data, in any known format')
    .option('--name <name>', 'the name under which a passed model is released')
    .option('--benchmark <benchmark>', 'what is asked; blank for other models than the organism')
    .option('--judge <judge>', 'who scores the answers; blank for other models than the organism')
    .option('--budget <amount>', 'most that questions to models may cost', numberAbove(0))
    .option('--output <file>', 'what is written', 'holdfast.yaml')
    .option('--all', 'write every setting, not only those that most users want')
    .option('--yes', 'ask nothing; take the defaults')
    .option('--force', 'replace a file that is there')
    .action((options: Options) =>
      inContext(options, async ({ output, signal }) => {
        const file = options.output;
        if (existsSync(file) && !options.force) {
          throw new HoldfastError(
            'bad-usage',
            `${file} is there already; --force replaces it, --output names another.`,
          );
        }
        const asks = !options.yes && stdin.isTTY && stdout.isTTY;
        const settings = asks ? await askQuestions(options, signal) : { ...defaults, ...named(options) };
        const values = await settingsFor(settings);
        const blank = Object.keys(values).filter((key) => values[key] === '');
        await writeAtomically(file, templateText(file, { values, all: options.all ?? false }));
        output.line(await dataText(settings.data, signal));
        const next = `"holdfast run ${file}" carries it out`;
        const first = blank.length > 0 ? `fill in ${blank.join(' and ')}, and ` : '';
        output.line(
          `${file} is written; ${first}${next}, "holdfast run ${file} --dry-run" tells what it takes.`,
        );
        output.result({ file, blank });
        return exitCodes.pass;
      }),
    );
}

/** What options name, without what they leave out. */
function named({ model, data, name, benchmark, judge, budget }: Options): Partial<NewSettings> {
  const entries = Object.entries({ model, data, name, benchmark, judge, budget });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

async function askQuestions(options: Options, signal: AbortSignal): Promise<NewSettings> {
  const reader = createInterface({ input: stdin, output: stdout });
  const ask = async (question: string, suggestion = ''): Promise<string> =>
    (await reader.question(`${question} [${suggestion}] `, { signal })).trim() || suggestion;
  try {
    const model =
      options.model ??
      (await ask(
        'Which model is to be tuned? "organism", a folder, a GGUF file, hf:OWNER/NAME or a hosted model',
        defaults.model,
      ));
    const data = options.data ?? (await ask('Where is the training data?', defaults.data));
    const name = options.name ?? (await ask('What is the tuned model to be called?', defaults.name));
    const fits = await settingsFor({ model, data, name, ...named(options) });
    const benchmark =
      fits['audit.benchmarks'] === ''
        ? await ask('Which file holds what the model must refuse? "holdfast bench list" has some')
        : options.benchmark;
    const judge =
      fits['audit.judge'] === ''
        ? await ask('Who judges the answers? Such as rubric:openai:gpt-4.1')
        : options.judge;
    const budget =
      options.budget ?? (Number(await ask('What may questions cost at most, in USD?')) || undefined);
    return { model, data, name, benchmark: benchmark || undefined, judge: judge || undefined, budget };
  } finally {
    reader.close();
  }
}

/** What the data are, in a line. */
async function dataText(path: string, signal: AbortSignal): Promise<string> {
  if (!existsSync(path)) return `Put your data at ${path} first.`;
  try {
    const file = await describeDataFile(path, { signal });
    let rows = 0;
    for await (const _ of readRows(path, { signal })) rows += 1;
    return `${path}: ${describeFile(file)}, ${rows.toLocaleString('en')} rows.`;
  } catch (error) {
    if (error instanceof HoldfastError) return `The data cannot be read yet: ${error.message}`;
    throw error;
  }
}

function templateText(
  file: string,
  { values, all }: { values: Awaited<ReturnType<typeof settingsFor>>; all: boolean },
): string {
  const schema = schemaFile(file);
  const line = schema === undefined ? '' : `# yaml-language-server: $schema=${schema}\n`;
  const template = settingsTemplate(runConfigSchema, {
    values,
    shown: ({ about }) => all || (about.common ?? false),
  });
  return `${line}# A guarded fine-tune; "holdfast run" carries it out. docs/settings.md has every setting.\n\n${template}`;
}

/** Where editors find the schema from a file: in the package, or in a clone of the project. */
function schemaFile(file: string): string | undefined {
  const places = ['../../../../docs/holdfast.schema.json', '../../schemas/holdfast.schema.json'];
  const path = places
    .map((place) => fileURLToPath(new URL(place, import.meta.url)))
    .find((place) => existsSync(place));
  if (path === undefined) return undefined;
  const from = relative(dirname(resolve(file)), path);
  return from.startsWith('..') ? path : `./${from}`;
}
