import { openAskings } from '../../../audit/askings/all-askings.ts';
import type { AskingGround } from '../../../audit/askings/asking.ts';
import type { Benchmark } from '../../../audit/benchmarks/benchmark.ts';
import { leastBudget, type SearchPlan } from '../../../audit/search/search-plan.ts';
import type { Conversation } from '../../../data/conversations/conversation.ts';
import type { AuditSettings } from '../audit-settings.ts';

/**
 * How many questions the search of an audit may ask each model: what the settings say, and a third of the benchmark at most, so
 * that askings and search together ask no more than the benchmark does. 0 where there is none.
 */
export function searchBudget({ search }: Pick<AuditSettings, 'search'>, { prompts }: Benchmark): number {
  if (search === false) return 0;
  const budget = Math.min(search, Math.floor(prompts.length / 3));
  return budget < leastBudget ? 0 : budget;
}

/** The search of an audit, as its settings say; undefined where there is none. Throws HoldfastError. */
export async function planSearch(
  settings: Pick<AuditSettings, 'search' | 'askings'>,
  {
    benchmark,
    ground,
    rows,
  }: {
    /** As it is before it is asked in ways. */
    benchmark: Benchmark;
    ground: AskingGround;
    /** Rows of the training data, drawn evenly; none where it is not known. */
    rows: readonly Conversation[];
  },
): Promise<SearchPlan | undefined> {
  const budget = searchBudget(settings, benchmark);
  if (budget === 0) return undefined;
  const askings = await openAskings(settings.askings);
  return {
    budget,
    askingWays: askings.flatMap((asking) => asking.ways(ground)),
    rows,
    prompts: benchmark.prompts.filter(({ kind }) => kind === 'harmful'),
  };
}
