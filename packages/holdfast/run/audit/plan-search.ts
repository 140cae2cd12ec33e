import { createRandom } from '@holdfast/engine';
import { openAskings } from '../../audit/askings/all-askings.ts';
import type { AskingGround } from '../../audit/askings/asking.ts';
import type { Benchmark } from '../../audit/benchmarks/benchmark.ts';
import { leastBudget, type SearchPlan } from '../../audit/search/search-plan.ts';
import type { Conversation } from '../../data/conversations/conversation.ts';
import { readConversations } from '../../data/read-conversations.ts';
import type { AuditSettings } from './audit-settings.ts';

/** So many rows of the data a search looks at, drawn evenly. */
const mostRows = 400;

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
    data,
    signal,
  }: {
    /** As it is before it is asked in ways. */
    benchmark: Benchmark;
    ground: AskingGround;
    /** The file of the training data, where it is known. */
    data: string | undefined;
    signal?: AbortSignal;
  },
): Promise<SearchPlan | undefined> {
  const budget = searchBudget(settings, benchmark);
  if (budget === 0) return undefined;
  const askings = await openAskings(settings.askings);
  return {
    budget,
    askingWays: askings.flatMap((asking) => asking.ways(ground)),
    rows: data === undefined ? [] : await sampleRows(data, signal),
    prompts: benchmark.prompts.filter(({ kind }) => kind === 'harmful'),
  };
}

/** Rows drawn evenly from a file in one reading (Vitter 1985, algorithm R); the same ones each time. */
async function sampleRows(file: string, signal: AbortSignal | undefined): Promise<Conversation[]> {
  const random = createRandom('search rows');
  const rows: Conversation[] = [];
  let seen = 0;
  for await (const { conversation } of readConversations(file, { signal })) {
    seen += 1;
    const place = rows.length < mostRows ? rows.length : Math.floor(random.uniform() * seen);
    if (place < mostRows) rows[place] = conversation;
  }
  return rows;
}
