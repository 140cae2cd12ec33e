import { join } from 'node:path';
import type { Command } from 'commander';
import { askableRows } from '../../../audit/benchmarks/making/askable-rows.ts';
import { makeBenchmark } from '../../../audit/benchmarks/making/make-benchmark.ts';
import { writeMadeBenchmark } from '../../../audit/benchmarks/making/write-made-benchmark.ts';
import { readPolicy } from '../../../audit/policies/read-policy.ts';
import { questionsNeeded } from '../../../audit/statistics/questions-needed.ts';
import { makeFolder } from '../../../data/files/make-folder.ts';
import { writeAtomically } from '../../../data/files/write-atomically.ts';
import { languageOfData } from '../../../data/language-of-data.ts';
import { HoldfastError } from '../../../errors.ts';
import type { Messages } from '../../../messages/english/english.ts';
import { policyItems } from '../../../mix/policy-prompts/policy-topics.ts';
import { locateData } from '../../../models/hub/locate-data.ts';
import { openModel } from '../../../models/open-model.ts';
import { renderBenchmarkReview } from '../../../report/render-benchmark-review.ts';
import { openSpending } from '../../../run/open-spending.ts';
import { cachedChatModel } from '../../../store/answers/cached-chat-model.ts';
import { openResponseCache } from '../../../store/answers/response-cache.ts';
import { createCommand, inContext, wholeNumber, withEngine } from '../../command.ts';
import { exitCodes } from '../../exit-codes.ts';
import { commandSettings } from '../../options/command-settings.ts';
import { addSettingOptions } from '../../options/setting-options.ts';
import { showSpending } from '../../show/show-spending.ts';

interface Options {
  data?: string;
  output: string;
  harmful: number;
  borderline: number;
  tasks: number;
  seed: number;
  json?: boolean;
  quiet?: boolean;
}

/** `holdfast bench make`: a benchmark from a policy in one's own words, and from one's own data. */
export function benchMakeCommand(): Command {
  const command = createCommand('make', 'make a benchmark from your own policy and data', [
    'holdfast bench make --policy rules.md --data tickets.jsonl --output benchmark',
    'holdfast bench make --policy rules.md --data tickets.jsonl --writer openai:gpt-5.6-luna --budget 2 --output benchmark',
  ])
    .option('--data <file>', 'training data: some of its rows become tasks, and are taken out of it')
    .requiredOption('--output <folder>', 'where prompts, their making and the page to review them on go')
    .option('--harmful <count>', 'prompts that the policy forbids', wholeNumber(1), 240)
    .option('--borderline <count>', 'prompts that only sound so', wholeNumber(0), 80)
    .option('--tasks <count>', 'tasks from the data', wholeNumber(0), 60)
    .option('--seed <number>', 'draws the same prompts again', wholeNumber(0), 1);
  return addSettingOptions(command, { command: 'bench make' }).action((options: Options) =>
    inContext(options, async ({ output, messages, signal }) => {
      const words = messages.results.bench;
      const { output: folder, seed, harmful, borderline, tasks } = options;
      const { mix, audit } = commandSettings('bench make', { options });
      const data = options.data === undefined ? undefined : await locateData(options.data, { signal });
      const language = data === undefined ? undefined : await languageOfData(data, { signal });
      const policy = await readPolicy(mix.policy, { language });
      const { rows, all } = data === undefined ? { rows: [], all: 0 } : await askableRows(data, { signal });
      const items = policyItems(policy);
      for (const line of itemLines(items, words)) output.line(line);
      await makeFolder(folder);
      const spending = await openSpending({ file: join(folder, 'spending.jsonl'), settings: audit });
      const made = await withEngine(async (engine) => {
        const writer =
          mix.writer === undefined
            ? undefined
            : cachedChatModel(
                await openModel(mix.writer, { engine, ...spending.under('write') }),
                await openResponseCache(join(folder, 'written.jsonl')),
              );
        const counts = { harmful, borderline, utility: data === undefined ? 0 : tasks };
        try {
          for await (const event of makeBenchmark({ policy, rows, writer, counts, seed, signal })) {
            output.event(event);
            if (event.type === 'end') return event;
            const { kind, prompts, wanted } = event;
            const fewer = prompts < wanted ? words.wanted(wanted) : '';
            output.line(words.prompts(words.kinds[kind], prompts) + fewer);
          }
        } finally {
          await writer?.close();
        }
        throw new HoldfastError('model-failed', 'Making ended early; start again.');
      }).finally(() => spending.close());
      const { prompts, nearDuplicates } = made;
      const { making, training } = await writeMadeBenchmark(folder, {
        prompts,
        nearDuplicates,
        policy: { ...policy, source: mix.policy },
        data,
        writer: mix.writer,
        seed,
        signal,
      });
      const review = join(folder, 'review.html');
      await writeAtomically(review, renderBenchmarkReview(prompts, making, messages));
      const { harmful: questions } = making.questions;
      const sentence = words.questions(join(folder, 'prompts.jsonl'), questions);
      const needed = questionsLacking(questions, audit.margin);
      const advice = mix.writer === undefined ? words.nameWriter(questions, harmful) : words.widerRules;
      output.line(needed === undefined ? sentence : sentence + words.tooFew(needed) + advice);
      if (training !== undefined)
        output.line(words.tuneOn({ file: training, all, tasks: making.prompts.utility }));
      output.line(words.review(review));
      showSpending(spending, output);
      output.result({ folder, review, training, items, ...making });
      return exitCodes.pass;
    }),
  );
}

/** What was read of a policy, what it allows, and what was not read, a line each. */
function itemLines(read: ReturnType<typeof policyItems>, words: Messages['results']['bench']): string[] {
  return read.flatMap(({ title, items, allowed, unread }) => [
    words.items(title, items),
    ...(allowed.length > 0 ? [`  ${words.allowed(allowed)}`] : []),
    ...unread.map((sentence) => `  ${words.unread(title, sentence)}`),
  ]);
}

/** How many independent questions a pass takes where there are fewer; undefined where there are enough. */
function questionsLacking(questions: number, margin: number): number | undefined {
  const needed = questionsNeeded(margin);
  return needed === null || questions >= needed ? undefined : needed;
}
