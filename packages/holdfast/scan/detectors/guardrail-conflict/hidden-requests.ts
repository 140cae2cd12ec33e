import type { Conversation } from '../../../data/conversations/conversation.ts';
import { lastUserMessage, withLastUserMessage } from '../../../data/conversations/last-user-message.ts';
import { partsOf } from '../../../data/conversations/manner.ts';
import { isRefusal } from '../../../refusal/read-refusal.ts';
import { askEach } from '../../asked-model/ask-each.ts';
import type { AskedModel } from '../../asked-model/asked-model.ts';
import { type RefusedPrompt, sureRefusals } from './sure-refusals.ts';

/** A part of fewer words, such as a number, asks for nothing. */
const fewestWords = 3;

/**
 * What a model refuses once it stands alone: the requests within the last messages of prompts that it answers as they are. A trigger, a
 * style or a play around a request keeps a model from knowing what is asked; the request by itself, under the same system prompt, does
 * not. What several prompts have in common is no request, and only refusals that the model means count (see `sureRefusals`). Returns
 * requests by the places of their prompts. Throws what the model throws.
 */
export async function hiddenRequests(
  prompts: readonly Conversation[],
  model: AskedModel,
  options: { maximumTokens: number; signal?: AbortSignal },
): Promise<Map<number, string>> {
  const requests = requestsIn(prompts.map(lastUserMessage));
  const alone = [...requests].map(([place, text]) => ({
    place,
    text,
    prompt: withLastUserMessage(prompts[place], () => text),
  }));
  const refused: (RefusedPrompt & { place: number; text: string })[] = [];
  const answered = askEach(
    alone.map(({ prompt }) => prompt),
    (some) => model.answer(some, { ...options, temperature: 0 }),
  );
  for await (const item of answered) {
    if (item.kind === 'reply' && isRefusal(item.reply.answer.text)) {
      refused.push({ ...alone[item.index], refusal: item.reply.answer.text });
    }
  }
  const sure = await sureRefusals(refused, model, options);
  return new Map([...sure].map((index) => [refused[index].place, refused[index].text]));
}

/** The longest part of each text that no other text has, by place; of texts alone that have further parts. */
function requestsIn(texts: readonly string[]): Map<number, string> {
  const parts = texts.map((text) => [...new Set(partsOf(text))]);
  const counts = new Map<string, number>();
  for (const part of parts.flat()) counts.set(part, (counts.get(part) ?? 0) + 1);
  const requests = new Map<number, string>();
  for (const [place, own] of parts.entries()) {
    const [longest] = own
      .filter((part) => counts.get(part) === 1 && part.split(/\s+/).length >= fewestWords)
      .sort((a, b) => b.length - a.length);
    if (own.length > 1 && longest !== undefined) requests.set(place, longest);
  }
  return requests;
}
