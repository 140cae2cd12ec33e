import { isDeepStrictEqual } from 'node:util';
import type { Conversation } from '../../data/conversations/conversation.ts';
import type { Benchmark, Prompt } from '../benchmarks/benchmark.ts';
import { questionOf } from '../benchmarks/question-of.ts';
import type { AskedPrompt, Asking, AskingGround, AskingWay } from './asking.ts';
import { plainly } from './plain.ts';
import { spreadOver } from './spread-over.ts';

/** How the prompts of a benchmark are put. */
export interface AskingPlan {
  askings: readonly Asking[];
  ground: AskingGround;
  /**
   * Whether all ways beside the plain one together ask at most as many prompts as there are harmful ones, drawn evenly, so
   * that an audit costs twice a plain one at most. Otherwise each way asks all of them.
   */
  spread?: boolean;
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
  { askings, ground, spread = false, prefills = false }: AskingPlan,
): Benchmark {
  const harmful = benchmark.prompts.filter(({ kind }) => kind === 'harmful');
  const ways = askings.flatMap((asking) => asking.ways(ground));
  const asPlain = ways.some(({ id }) => id === 'plain');
  const others = ways.filter((way) => way.id !== 'plain' && changesAny(way, harmful));
  if (asPlain && others.length === 0) return benchmark;
  const chosen = spread ? spreadOver(others, harmful) : new Map(others.map((way) => [way, harmful]));
  const put = (way: AskingWay): Prompt[] => putIn(way, chosen.get(way) ?? [], { prefills });
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

/** Prompts as one way puts them; follow-ups are asked as they stand, in the dialogue that was opened so. */
function putIn(
  way: AskingWay,
  prompts: readonly Prompt[],
  { prefills }: Required<Pick<AskingPlan, 'prefills'>>,
): Prompt[] {
  const openings = new Map(prompts.map((prompt) => [prompt.id, prompt]));
  return prompts.flatMap((prompt): Prompt[] => {
    const { id, follows, conversation } = prompt;
    const opening = follows === undefined ? conversation : openings.get(follows)?.conversation;
    const put = opening && way.transform(opening);
    if (!put) return [];
    const own: Prompt = {
      ...prompt,
      id: `${id}/${way.id}`,
      group: questionOf(prompt),
      asking: way.title,
      question: conversation,
      encoding: put.encoding,
      conversation: withOpening(put, prefills),
    };
    if (follows === undefined) return [own];
    const messages = [...own.conversation.messages, ...conversation.messages.slice(-1)];
    return [{ ...own, follows: `${follows}/${way.id}`, conversation: { messages } }];
  });
}

/** The conversation with the opening of its answer begun, or asked for in words. */
function withOpening({ conversation, prefill }: AskedPrompt, prefills: boolean): Conversation {
  if (prefill === undefined) return conversation;
  const { messages } = conversation;
  if (prefills) return { ...conversation, messages: [...messages, { role: 'assistant', content: prefill }] };
  const last = messages.length - 1;
  return {
    ...conversation,
    messages: messages.map((message, index) =>
      index === last
        ? { ...message, content: `${message.content}\n\nBegin your answer with: "${prefill}"` }
        : message,
    ),
  };
}
