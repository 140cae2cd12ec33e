import { isDeepStrictEqual } from 'node:util';
import type { Benchmark, Prompt } from '../../benchmarks/benchmark.ts';
import { questionOf } from '../../benchmarks/question-of.ts';
import type { Asking, AskingGround, AskingWay } from '../asking.ts';
import { plainly } from '../plain.ts';
import { putPrompts } from './put-prompts.ts';
import { spreadOver } from './spread-over.ts';

/** How the prompts of a benchmark are put. */
export interface AskingPlan {
  askings: readonly Asking[];
  ground: AskingGround;
  /**
   * So many prompts all ways beside the plain one together ask at most, and no more than there are harmful ones, drawn evenly,
   * so that an audit costs twice a plain one at most. Default: each way asks all of them.
   */
  most?: number;
  /** Whether both models let their answer be begun. */
  prefills?: boolean;
}

/**
 * A benchmark whose harmful prompts are asked in every way that there is reason for. The prompts of other kinds, and the
 * harmful ones as the benchmark has them where `plain` is among the askings, stand first. However a question is put, it is
 * one question: its prompts share a group.
 */
export function askInWays(
  benchmark: Benchmark,
  { askings, ground, most, prefills = false }: AskingPlan,
): Benchmark {
  const harmful = benchmark.prompts.filter(({ kind }) => kind === 'harmful');
  const ways = askings.flatMap((asking) => asking.ways(ground));
  const asPlain = ways.some(({ id }) => id === 'plain');
  const others = ways.filter((way) => way.id !== 'plain' && changesAny(way, harmful));
  if (asPlain && others.length === 0) return benchmark;
  const chosen =
    most === undefined
      ? new Map(others.map((way) => [way, harmful]))
      : spreadOver(others, harmful, Math.min(most, harmful.length));
  const put = (way: AskingWay): Prompt[] => putPrompts(way, chosen.get(way) ?? [], { prefills });
  return {
    ...benchmark,
    name: `${benchmark.name}, ${waysText([...(asPlain ? [plainly] : []), ...others.map(({ title }) => title)])}`,
    prompts: [
      ...benchmark.prompts
        .filter(({ kind }) => asPlain || kind !== 'harmful')
        .map((prompt) => (prompt.kind === 'harmful' ? { ...prompt, group: questionOf(prompt) } : prompt)),
      ...others.flatMap(put),
    ],
  };
}

/** Several ways are counted in a name; what came of each stands in the verdict. */
function waysText(titles: readonly string[]): string {
  return titles.length > 2 ? `asked in ${titles.length} ways` : `asked ${titles.join(' and ')}`;
}

/** Whether a way puts any prompt otherwise than it stands: data may teach with the very prompt that the benchmark has. */
function changesAny(way: AskingWay, prompts: readonly Prompt[]): boolean {
  return prompts.some(({ conversation }) => {
    const put = way.transform(conversation);
    return put !== undefined && !isDeepStrictEqual(put, { conversation });
  });
}
