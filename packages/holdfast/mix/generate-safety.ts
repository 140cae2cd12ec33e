import type { Conversation } from '../data/conversations/conversation.ts';
import type { AskedModel } from '../scan/asked-model/asked-model.ts';
import { judgeSafetyAnswer, type SafetyJudge } from './judge-safety-answer.ts';
import { type BorderlinePrompt, borderlinePrompts } from './policy-prompts/borderline-prompts.ts';
import { hasTemplates, type MixPolicy } from './policy-prompts/policy-language.ts';
import { writtenPrompts } from './policy-prompts/written-prompts.ts';

export interface GenerateSafetyOptions {
  policy: MixPolicy;
  /** The very model that is to be tuned. */
  model: AskedModel;
  /** Safety examples wanted in all. */
  count: number;
  /** The share of them that answer borderline but safe prompts, against over-refusal. Default 0.3. */
  answered?: number;
  /** Writes further prompts in its own words; without one, prompts are made from templates. */
  writer?: AskedModel;
  /** Default: `judgeSafetyAnswer`. */
  judge?: SafetyJudge;
  /** A system prompt under which the model is asked and the examples stand. */
  system?: string;
  seed: string | number;
  signal?: AbortSignal;
}

/** What generating yields: examples as they are kept, and in the end how it went. */
export type GenerateSafetyEvent =
  | { type: 'example'; conversation: Conversation; prompt: BorderlinePrompt; kept: number; wanted: number }
  | { type: 'end'; kept: number; wanted: number; asked: number; discarded: Record<string, number> };

const longestAnswer = 400;

/**
 * Safety examples in a model's own voice: prompts near the limits of a policy are answered by the very model that is to
 * be tuned, and its true refusals, and its good answers to safe prompts, are kept. Its own words keep it closest to where
 * it was (self-distillation; Bianchi et al. 2023 for safety examples and how many turn into over-refusal). Fewer than
 * wanted come where prompts run out.
 */
export async function* generateSafety({
  policy,
  model,
  count,
  answered = 0.3,
  writer,
  judge = judgeSafetyAnswer,
  system,
  seed,
  signal,
}: GenerateSafetyOptions): AsyncGenerator<GenerateSafetyEvent> {
  const wantedAnswered = Math.round(answered * count);
  const goals = { declined: count - wantedAnswered, answered: wantedAnswered };
  const discarded: Record<string, number> = {};
  let kept = 0;
  let answersRequested = 0;
  for (const wanted of ['declined', 'answered'] as const) {
    // Some are not answered as they deserve, so there are more prompts than examples wanted.
    const templates = !writer || hasTemplates(policy);
    const ready = templates ? borderlinePrompts(policy, { wanted, count: 4 * goals[wanted], seed }) : [];
    const written = writer
      ? await writtenPrompts({ writer, policy, wanted, count: goals[wanted], signal })
      : [];
    const prompts = [...written, ...ready];
    let keptHere = 0;
    while (keptHere < goals[wanted] && prompts.length > 0) {
      signal?.throwIfAborted();
      const batch = prompts.splice(0, Math.max(8, goals[wanted] - keptHere));
      answersRequested += batch.length;
      const answers = await answersTo(batch, { model, system, signal });
      for (const [index, prompt] of batch.entries()) {
        const answer = answers[index];
        if (!answer || keptHere === goals[wanted]) continue;
        const judgement = await judge(prompt, answer);
        if (!judgement.kept) {
          discarded[judgement.reason] = (discarded[judgement.reason] ?? 0) + 1;
          continue;
        }
        keptHere += 1;
        kept += 1;
        const conversation: Conversation = {
          messages: [...promptMessages(prompt, system), { role: 'assistant', content: answer.text.trim() }],
        };
        yield { type: 'example', conversation, prompt, kept, wanted: count };
      }
    }
  }
  yield { type: 'end', kept, wanted: count, asked: answersRequested, discarded };
}

async function answersTo(
  prompts: readonly BorderlinePrompt[],
  {
    model,
    system,
    signal,
  }: { model: AskedModel; system: string | undefined; signal: AbortSignal | undefined },
): Promise<({ text: string; finish: string } | undefined)[]> {
  const answers: ({ text: string; finish: string } | undefined)[] = [];
  const conversations = prompts.map((prompt) => ({ messages: promptMessages(prompt, system) }));
  const options = { maximumTokens: longestAnswer, temperature: 0, signal };
  for await (const { index, answer } of model.answer(conversations, options)) answers[index] = answer;
  return answers;
}

function promptMessages({ text }: BorderlinePrompt, system: string | undefined): Conversation['messages'] {
  return [
    ...(system === undefined ? [] : [{ role: 'system' as const, content: system }]),
    { role: 'user' as const, content: text },
  ];
}
