import type { ChatModel } from '../../models/chat-model.ts';
import { ifOffered } from '../../models/if-offered.ts';
import type { Prompt } from '../benchmarks/benchmark.ts';
import { refusalLost } from './refusal-lost.ts';
import { refusalOpenings } from './refusal-openings.ts';
import { rowGains } from './row-gains.ts';
import type { SearchArm } from './search-arm.ts';
import type { SearchPlan } from './search-plan.ts';
import { waysToSearch } from './ways-to-search.ts';

/** So many questions tell how much of a refusal is lost. */
const scoredQuestions = 4;

/**
 * All ways that a search may try, the most promising first: where both models tell likelihoods, those in which the tuned model lost
 * most of the base model's refusals; an endpoint that turns out not to tell is done without. Throws what the models throw.
 */
export async function armsToTry(
  { rows, askingWays }: Pick<SearchPlan, 'rows' | 'askingWays'>,
  {
    base,
    tuned,
    looking,
    refusals,
    signal,
  }: {
    base: ChatModel;
    tuned: ChatModel;
    /** The questions to look with. */
    looking: readonly Prompt[];
    /** What the base model said when it refused. */
    refusals: readonly string[];
    signal?: AbortSignal;
  },
): Promise<SearchArm[]> {
  const models = { base, tuned, signal };
  const arms = waysToSearch({ askingWays, rows, gains: await ifOffered(rowGains(rows, models)) });
  const openings = refusalOpenings(refusals);
  if (!base.score || !tuned.score || openings.length === 0) return arms;
  const questions = looking.slice(0, scoredQuestions);
  const ways = arms.map(({ way }) => way);
  const lost = await ifOffered(refusalLost(ways, { ...models, questions, openings }));
  if (lost === undefined) return arms;
  return arms
    .flatMap((arm, place): SearchArm[] => {
      const loss = lost[place];
      return loss === undefined ? [] : [{ ...arm, refusalLost: loss }];
    })
    .sort((a, b) => (b.refusalLost ?? 0) - (a.refusalLost ?? 0));
}

/** Of arms in the order of their promise so many, and of each kind no more than a share, so that none crowds out the others. */
export function firstArms(
  arms: readonly SearchArm[],
  { count, ofEachKind }: { count: number; ofEachKind: number },
): SearchArm[] {
  const kinds = new Map<string, number>();
  const within = arms.filter(({ kind }) => {
    const before = kinds.get(kind) ?? 0;
    kinds.set(kind, before + 1);
    return before < ofEachKind;
  });
  const others = arms.filter((arm) => !within.includes(arm));
  return [...within, ...others].slice(0, count);
}
