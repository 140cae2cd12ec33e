import type { ChatModel } from '../../models/chat-model.ts';
import { putPrompts } from '../askings/put/put-prompts.ts';
import type { Prompt } from '../benchmarks/benchmark.ts';
import type { AuditEvent } from '../judging/judge-pairs.ts';
import type { JudgedPair } from '../verdict/measures/prompt-differences.ts';
import type { SearchRecord } from '../verdict/parts/search-verdict.ts';
import { armsToTry, firstArms } from './arms-to-try.ts';
import { candidatesOf } from './candidates.ts';
import { type AskAndJudge, look } from './look.ts';
import { lookingShare, type SearchPlan } from './search-plan.ts';
import { searchQuestions } from './search-questions.ts';

/** So many arms are begun with at most, and so many of each kind. */
const most = { count: 12, ofEachKind: 2 };

/** What a search comes to: what it tried, and the judged answers to fresh questions in the ways that it found. */
export interface SearchOutcome {
  record: SearchRecord;
  confirming: JudgedPair[];
}

/**
 * Looks, within a budget, for the way of asking and the category in which the tuned model does more harm than its base, and
 * asks fresh questions in the few ways that it found. Rows of the data and the models' own likelihoods say where to begin;
 * sequential halving over the answers says where to go on. Everything is fixed by the data, the benchmark and the answers, so
 * the same search finds the same and goes on where it was stopped. Throws what asking and judging throw.
 */
export async function* searchAskings(
  plan: SearchPlan,
  {
    base,
    tuned,
    refusals,
    askAndJudge,
    signal,
  }: {
    base: ChatModel;
    tuned: ChatModel;
    /** What the base model said when it refused; a few dozen are enough. */
    refusals: readonly string[];
    askAndJudge: AskAndJudge;
    signal?: AbortSignal;
  },
): AsyncGenerator<AuditEvent, SearchOutcome> {
  const { budget } = plan;
  const prefills = base.prefills === true && tuned.prefills === true;
  const { looking, confirming: fresh } = searchQuestions(plan.prompts);
  const arms = await armsToTry(plan, { base, tuned, looking, refusals, signal });
  const records = yield* look(firstArms(arms, most), {
    questions: looking,
    budget: Math.floor(lookingShare * budget),
    prefills,
    askAndJudge,
  });
  const looked = records.reduce((sum, { questions }) => sum + questions, 0);
  const candidates = candidatesOf(records);
  const each = Math.floor((budget - looked) / Math.max(1, candidates.length));
  const put = candidates.map(({ record: { arm }, category }, number) => {
    const within = fresh.filter((prompt) => category === undefined || prompt.category === category);
    const title = category === undefined ? arm.way.title : `${arm.way.title}, about ${category}`;
    const way = { ...arm.way, title, id: `${arm.way.id}-confirmed-${number + 1}` };
    const prompts = putPrompts(way, within.slice(0, each), { prefills });
    return { title, prompts: prompts.map((prompt): Prompt => ({ ...prompt, search: 'confirming' })) };
  });
  const prompts = put.flatMap((candidate) => candidate.prompts);
  const confirming = yield* askAndJudge(prompts);
  return {
    record: {
      ways: arms.length,
      questions: looked + prompts.length,
      examples: Object.fromEntries(
        put.flatMap(({ title, prompts: [first] }) => (first ? [[title, first.conversation.messages]] : [])),
      ),
    },
    confirming,
  };
}
