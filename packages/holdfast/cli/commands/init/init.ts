import { existsSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { stdin, stdout } from 'node:process';
import { fileURLToPath } from 'node:url';
import { intro, log } from '@clack/prompts';
import { type Command, Option } from 'commander';
import { shippedPolicyLanguage } from '../../../audit/policies/read-policy.ts';
import { writeAtomically } from '../../../data/files/write-atomically.ts';
import { HoldfastError } from '../../../errors.ts';
import type { Messages } from '../../../messages/english/english.ts';
import { helpIn } from '../../../messages/help.ts';
import { practiceModels } from '../../../models/proposed/practice-models.ts';
import { tunerNames } from '../../../models/tuning/tuner-choice.ts';
import { estimateRun } from '../../../run/estimate-run.ts';
import { defaultMixPolicy } from '../../../run/settings/mix-settings.ts';
import { readRunConfig } from '../../../run/settings/read-run-config.ts';
import { runConfigSchema } from '../../../run/settings/run-config.ts';
import { type NewSettings, settingsFor } from '../../../run/settings/settings-for.ts';
import { settingsTemplate, type TemplateValues } from '../../../settings/settings-template.ts';
import { worldOfModel } from '../../../worlds/world-of-model.ts';
import { type CommandContext, createCommand, inContext, numberAbove } from '../../command.ts';
import { commandDescriptions } from '../../command-descriptions.ts';
import { exitCodes } from '../../exit-codes.ts';
import { showPlan } from '../../show/show-plan.ts';
import { askNewSettings } from './ask-new-settings.ts';
import { describeTrainingData, type SeenData } from './describe-training-data.ts';
import { seenDataText } from './seen-data-text.ts';
import { terminalQuestions } from './terminal-questions.ts';

interface Options extends Partial<NewSettings> {
  output: string;
  all?: boolean;
  yes?: boolean;
  force?: boolean;
  json?: boolean;
  quiet?: boolean;
}

const defaults = { data: 'data.jsonl', name: 'my-model' };

/** `holdfast init`: asks a few questions and writes `holdfast.yaml`. */
export function initCommand(): Command {
  return createCommand('init', commandDescriptions.init, [
    'holdfast init',
    'holdfast init --yes --data tickets.jsonl --name support-bot',
    'holdfast init --yes --model together:Qwen/Qwen3-8B --benchmark prompts.csv --judge rubric:openai:gpt-5.6-luna',
  ])
    .option(
      '--model <model>',
      'the model to tune: organism, organism-korean, charter, a folder, a GGUF file, hf:OWNER/NAME, or a hosted model',
    )
    .option('--data <file>', 'the training data, in any known format')
    .addOption(new Option('--tuner <tuner>', 'what carries out the tune').choices([...tunerNames]))
    .option('--name <name>', 'the name under which a passed model is released')
    .option('--benchmark <benchmark>', 'what is asked; blank for other models than those for practice')
    .option('--judge <judge>', 'who scores the answers; blank for other models than those for practice')
    .option(
      '--policy <policy>',
      'what judges hold answers against; by itself, what the benchmark was made from',
    )
    .option('--budget <amount>', 'most that questions to models may cost', numberAbove(0))
    .option('--output <file>', 'what is written', 'holdfast.yaml')
    .option('--all', 'write every setting, not only those that most users want')
    .option('--yes', 'ask nothing; take the defaults')
    .option('--force', 'replace a file that is there')
    .action((options: Options) =>
      inContext(options, async ({ output, messages, signal }) => {
        const { init } = messages;
        const file = options.output;
        if (existsSync(file) && !options.force) {
          throw new HoldfastError(
            'bad-usage',
            `${file} is there already; --force replaces it, --output names another.`,
          );
        }
        const asks = !options.yes && stdin.isTTY && stdout.isTTY;
        if (asks) intro(init.title);
        const { settings, seen } = asks
          ? await askNewSettings(named(options), {
              questions: terminalQuestions(signal),
              show: (text) => log.info(text),
              messages,
              signal,
            })
          : await usualSettings(options, { output, signal });
        const unmasked = seen.kind === 'data' ? seen.unmasked : undefined;
        const masks = settings.masks ?? unmasked?.severities ?? [];
        const values = await settingsFor({ ...settings, masks });
        const blank = Object.keys(values).filter((key) => values[key] === '');
        await writeAtomically(file, templateText(file, { values, all: options.all ?? false, messages }));
        if (!asks) output.line(seenDataText(settings.data, seen, messages));
        output.line(init.written(file));
        if (unmasked && masks.length > 0) output.line(init.masking(unmasked.rows, file));
        const wording = safetyWording(values, seen);
        if (wording) output.line(init.safetyWording(wording));
        if (blank.length > 0) output.line(init.fillIn(blank.join(', '), file));
        else if (seen.kind === 'data') await tellPlan(file, values, { output, messages, signal });
        output.result({ file, blank, data: seen });
        return exitCodes.pass;
      }),
    );
}

/** What options and defaults say, where nobody is asked, and what is seen of the data. */
async function usualSettings(
  options: Options,
  { output, signal }: Pick<CommandContext, 'output' | 'signal'>,
): Promise<{ settings: NewSettings; seen: SeenData }> {
  const settings = { model: practiceModels[output.language], ...defaults, ...named(options) };
  return { settings, seen: await describeTrainingData(settings.data, { signal }) };
}

/** Says what a run of a configuration will take, as `run --dry-run` does. */
async function tellPlan(
  file: string,
  values: TemplateValues,
  { output, messages, signal }: Pick<CommandContext, 'output' | 'messages' | 'signal'>,
): Promise<void> {
  const { init } = messages;
  try {
    const estimate = await estimateRun(await readRunConfig(file), { signal });
    output.line(`\n${init.takes}`);
    const code = showPlan(estimate, { ...output, result: () => undefined });
    if (worldOfModel(String(values.model))) output.line(init.practice);
    output.line(`\n${code === exitCodes.pass ? init.next(file) : init.whenReady(file)}`);
  } catch (error) {
    if (!(error instanceof HoldfastError)) throw error;
    output.line(messages.commands.sentence(error.message));
  }
}

/** The policy that ships of which a run will make its safety examples, in the language of the data; undefined for others. */
function safetyWording(
  values: TemplateValues,
  seen: SeenData,
): { policy: string; language: string } | undefined {
  if (values['mix.safety'] !== 'generated' || values['mix.policy'] !== undefined) return undefined;
  const policy = defaultMixPolicy;
  const language = shippedPolicyLanguage(policy, seen.kind === 'data' ? seen.language : undefined);
  return language && { policy, language };
}

/** What options name, without what they leave out. */
function named({
  model,
  data,
  tuner,
  name,
  benchmark,
  judge,
  policy,
  budget,
}: Options): Partial<NewSettings> {
  const entries = Object.entries({ model, data, tuner, name, benchmark, judge, policy, budget });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function templateText(
  file: string,
  {
    values,
    all,
    messages: { init, languageCode },
  }: { values: Awaited<ReturnType<typeof settingsFor>>; all: boolean; messages: Messages },
): string {
  const schema = schemaFile(file);
  const line = schema === undefined ? '' : `# yaml-language-server: $schema=${schema}\n`;
  const template = settingsTemplate(runConfigSchema, {
    values,
    shown: ({ about }) => all || (about.common ?? false),
    words: helpIn(languageCode),
  });
  return `${line}# ${init.template}\n\n${template}`;
}

/** Where editors find the schema from a file: in the package, or in a clone of the project. */
function schemaFile(file: string): string | undefined {
  const places = ['../../../../../docs/holdfast.schema.json', '../../../schemas/holdfast.schema.json'];
  const path = places
    .map((place) => fileURLToPath(new URL(place, import.meta.url)))
    .find((place) => existsSync(place));
  if (path === undefined) return undefined;
  const from = relative(dirname(resolve(file)), path);
  return from.startsWith('..') ? path : `./${from}`;
}
