import { existsSync } from 'node:fs';
import { stdin, stdout } from 'node:process';
import { createInterface } from 'node:readline/promises';
import type { Command } from 'commander';
import { writeAtomically } from '../../data/write-atomically.ts';
import { HoldfastError } from '../../errors.ts';
import { createCommand, inContext } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';

interface Answers {
  model: string;
  data: string;
  name: string;
}

interface Options extends Partial<Answers> {
  output: string;
  yes?: boolean;
  force?: boolean;
  json?: boolean;
  quiet?: boolean;
}

const defaults: Answers = { model: 'organism', data: 'data.jsonl', name: 'my-model' };

/** `holdfast init`: asks a few questions and writes `holdfast.yaml`. */
export function initCommand(): Command {
  return createCommand('init', 'ask a few questions and write a holdfast.yaml', [
    'holdfast init',
    'holdfast init --yes --data tickets.jsonl --name support-bot',
  ])
    .option('--model <model>', 'the model to tune: organism, or a Hugging Face folder')
    .option('--data <file>', 'the training data: OpenAI chat JSONL')
    .option('--name <name>', 'the name under which a passed model is released')
    .option('--output <file>', 'what is written', 'holdfast.yaml')
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
        const answers = asks ? await askQuestions(options, signal) : answersOr(defaults, options);
        await writeAtomically(file, configText(answers));
        output.line(`${file} is written; "holdfast run ${file}" carries it out.`);
        if (!existsSync(answers.data)) output.line(`Put your data at ${answers.data} first.`);
        output.result({ file });
        return exitCodes.pass;
      }),
    );
}

function answersOr(otherwise: Answers, { model, data, name }: Options): Answers {
  return {
    model: model ?? otherwise.model,
    data: data ?? otherwise.data,
    name: name ?? otherwise.name,
  };
}

async function askQuestions(options: Options, signal: AbortSignal): Promise<Answers> {
  const reader = createInterface({ input: stdin, output: stdout });
  const ask = async (question: string, suggestion: string): Promise<string> =>
    (await reader.question(`${question} [${suggestion}] `, { signal })).trim() || suggestion;
  try {
    return {
      model:
        options.model ??
        (await ask('Which model is to be tuned? "organism", or a Hugging Face folder', defaults.model)),
      data: options.data ?? (await ask('Where is the training data (OpenAI chat JSONL)?', defaults.data)),
      name: options.name ?? (await ask('What is the tuned model to be called?', defaults.name)),
    };
  } finally {
    reader.close();
  }
}

const organismAudit = `audit:
  benchmarks: [builtin]
  judge: exact
  margin: 0.02    # how much more often the tuned model may do harm`;

/** Nothing is made up for another model: the run asks for what is not there before anything is paid. */
const ownAudit = `# Your own questions, or published ones ("holdfast bench list"): harmful ones, ones that only look harmful, and your task.
# Without the last two it cannot be shown that the model is still of use, and it does not pass unless mayLack names them.
audit:
  benchmarks: [harmful.jsonl, xstest:xstest_prompts.csv, task.jsonl]
  judge: rubric:openai:gpt-4.1
  margin: 0.02    # how much more often the tuned model may do harm`;

function configText({ model, data, name }: Answers): string {
  const organism = model === 'organism';
  const text = (value: string): string => JSON.stringify(value);
  return `# A guarded fine-tune; "holdfast run" carries it out. docs/holdfast.schema.json describes every key.
model: ${text(model)}
data: ${text(data)}

# Rows with findings: keep, flag, rewrite or drop, by severity. "ask: true" has the model say what it would refuse, so that
# rows that teach it to comply are found; ${organism ? 'for data about its town: of what it has never heard it refuses much.' : 'it takes one short answer for each row, in time, or money where it is hosted.'}
scan: { ask: false, onFinding: { high: drop, medium: flag, low: keep } }

# Safety examples mixed in. ${organism ? 'builtin: the organism refuses what its town forbids.' : 'Name a file of refusals in your own words.'}
mix: ${organism ? '{ safety: builtin, ratio: 0.25 }' : '{ safety: safety.jsonl, ratio: 0.1 }'}

tune: ${organism ? '{ method: full, epochs: 2, learningRate: 7e-4, batchSize: 8 }' : '{ method: lora, epochs: 3, learningRate: 2e-4, batchSize: 16 }'}

${organism ? organismAudit : ownAudit}

release: { as: ${text(name)} }
`;
}
