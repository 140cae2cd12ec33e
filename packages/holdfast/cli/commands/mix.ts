import type { Command } from 'commander';
import type { Conversation } from '../../data/conversation.ts';
import { readConversations } from '../../data/read-conversations.ts';
import { writeConversations } from '../../data/write-conversations.ts';
import { HoldfastError } from '../../errors.ts';
import { mixSafety, refuseToMix, safetyCount } from '../../mix/mix-safety.ts';
import { safetyFrom } from '../../run/mix/safety-source.ts';
import { openSpending } from '../../run/open-spending.ts';
import { createCommand, inContext, numberAbove, wholeNumber, withEngine } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { bar } from '../output.ts';
import { type SpendingOptions, showSpending, withSpendingOptions } from '../spending-options.ts';

interface Options extends SpendingOptions {
  output: string;
  safety: string;
  model: string;
  policy: string;
  writer?: string;
  answered: number;
  system?: string;
  count?: number;
  ratio?: number;
  seed: number;
  json?: boolean;
  quiet?: boolean;
}

/** `holdfast mix`: adds safety examples to training data. */
export function mixCommand(): Command {
  const share = numberAbove(0, { inclusive: true });
  const command = createCommand('mix', 'add safety examples to training data', [
    'holdfast mix tickets.jsonl --ratio 0.1 --output mixed.jsonl',
    'holdfast mix tickets.jsonl --count 50 --safety refusals.jsonl --output mixed.jsonl',
    'holdfast mix tickets.jsonl --safety generated --model ./Llama-3.2-1B-Instruct --policy policy.yaml --output mixed.jsonl',
  ])
    .argument('<data>', 'training data: JSONL, JSON or CSV of any known format')
    .requiredOption('--output <file>', 'where the mixed rows go')
    .option(
      '--safety <source>',
      "`builtin` (the organism's own), `generated` (answered by the model itself), or a file of safety examples",
      'builtin',
    )
    .option('--model <model>', 'the model that is to be tuned, which answers generated prompts', 'organism')
    .option('--policy <policy>', 'what generated prompts are about: study, hazards, or a YAML file', 'study')
    .option('--writer <model>', 'a chat model that writes further prompts')
    .option(
      '--answered <share>',
      'generated examples that answer safe prompts, against over-refusal',
      share,
      0.3,
    )
    .option('--system <text>', 'the system prompt that generated examples stand under')
    .option('--count <number>', 'safety examples in all', wholeNumber(0))
    .option('--ratio <number>', 'safety examples for each row (default: 0.1)', share)
    .option('--seed <number>', 'fixes which examples and where', wholeNumber(0), 1);
  return withSpendingOptions(command, 'generated examples').action((path: string, options: Options) =>
    inContext(options, async ({ output, signal }) => {
      const { count, ratio = 0.1, seed, safety: source } = options;
      if (count !== undefined && options.ratio !== undefined) {
        throw new HoldfastError('bad-usage', 'Name --count or --ratio, not both.');
      }
      if (options.answered > 0.9) throw new HoldfastError('bad-usage', '--answered must be at most 0.9.');
      const conversations = await readAll(path, { mixes: (count ?? ratio) > 0, signal });
      const wanted = safetyCount(count === undefined ? { ratio } : { count }, conversations.length);
      const { model, policy, writer, answered, system } = options;
      const spending = await openSpending({ file: `${options.output}.spending.jsonl`, settings: options });
      const safety = await withEngine(async (engine) => {
        const making = safetyFrom(
          {
            // The built-in examples may be mixed for any model here: whoever asks for them knows what they are.
            safety: source,
            model: source === 'builtin' ? 'organism' : model,
            count: wanted,
            seed,
            policy,
            writer,
            answered,
            system,
            cache: `${options.output}.answers`,
          },
          { engine, ...spending.under('mix'), signal },
        );
        for (;;) {
          const next = await making.next();
          if (next.done) return next.value;
          const { done, total } = next.value;
          output.progress(`mix     ${bar(done / total)} ${done}/${total} safety examples`);
        }
      }).finally(() => spending.close());
      const added = source === 'generated' ? Math.min(wanted, safety.length) : wanted;
      const mixed = mixSafety({ conversations, safety, amount: { count: added }, seed });
      await writeConversations(options.output, mixed);
      const repeats = added > safety.length ? `, ${safety.length} different ones, some more than once` : '';
      output.line(
        `${options.output} holds ${conversations.length} rows and ${added} safety examples${repeats}`,
      );
      showSpending(spending, output);
      output.result({ file: options.output, rows: conversations.length, safetyExamples: added });
      return exitCodes.pass;
    }),
  );
}

async function readAll(
  path: string,
  { mixes, signal }: { mixes: boolean; signal: AbortSignal },
): Promise<Conversation[]> {
  const conversations: Conversation[] = [];
  for await (const row of readConversations(path, { signal })) {
    if (mixes) refuseToMix(row, path);
    conversations.push(row.conversation);
  }
  return conversations;
}
