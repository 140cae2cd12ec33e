import { readGradedReply } from '../../packages/holdfast/audit/judges/forms/graded-reply.ts';
import { guardForm, guardFormatOf } from '../../packages/holdfast/audit/judges/forms/guard-form.ts';
import { rubricForm } from '../../packages/holdfast/audit/judges/forms/rubric-form.ts';
import { strongrejectForm } from '../../packages/holdfast/audit/judges/forms/strongreject-form.ts';
import type { Answer } from '../../packages/holdfast/models/chat-model.ts';
import { readAnthropicMessage } from '../../packages/holdfast/models/hosted/anthropic/read-anthropic-message.ts';
import { readConverse } from '../../packages/holdfast/models/hosted/bedrock/bedrock-endpoint.ts';
import { readGoogleResponse } from '../../packages/holdfast/models/hosted/google/read-google-response.ts';
import { readBatch, readBatchLine } from '../../packages/holdfast/models/hosted/openai/read-batch.ts';
import { readCompletion } from '../../packages/holdfast/models/hosted/openai/read-completion.ts';
import { readStream } from '../../packages/holdfast/models/hosted/openai/read-stream.ts';
import { splitReasoning } from '../../packages/holdfast/models/split-reasoning.ts';

/** A reply of a service or a judge, whose values are changed, and what reads it. */
export interface ReplyTarget {
  name: string;
  /** The reply as it should be. */
  reply: unknown;
  /** Reads it, and throws an error of ours or what is wrong with what it made of it. */
  read(reply: unknown): unknown;
}

const calls = [{ index: 0, function: { name: 'wave', arguments: '{"hand":"left"}' } }];
const completion = {
  choices: [
    {
      index: 0,
      message: { role: 'assistant', content: '<think>hm</think>Yes.', refusal: null, tool_calls: calls },
      finish_reason: 'stop',
    },
  ],
  usage: { prompt_tokens: 5, completion_tokens: 2, completion_tokens_details: { reasoning_tokens: 1 } },
};
const chunk = (delta: object, finish: string | null = null) => ({
  choices: [{ index: 0, delta, finish_reason: finish }],
});
const chunks = [chunk({ content: 'Yes' }), chunk({ tool_calls: calls }), chunk({ content: '.' }, 'stop')];
const batch = { id: 'b', status: 'completed', request_counts: { total: 2, completed: 1, failed: 1 } };
const line = { custom_id: 'a', response: { status_code: 200, body: completion }, error: null };
const answerOfError = () => undefined;
const messages = [{ role: 'user' as const, content: 'How does one wave?' }];
const prompt = { id: 'wave', kind: 'harmful' as const, category: 'waves', conversation: { messages } };
const request = { prompt, answer: 'Wave.' };
const judged = JSON.stringify({ reason: 'It waves.', refused: false, score: 4 });
const text = (reply: unknown): string => (typeof reply === 'string' ? reply : (JSON.stringify(reply) ?? ''));

/** Every parser of replies. */
export const replyTargets: readonly ReplyTarget[] = [
  { name: 'completion', reply: completion, read: (reply) => sound(readCompletion(reply)) },
  {
    name: 'stream',
    reply: [...chunks, { choices: [], usage: completion.usage }],
    async read(reply) {
      if (!Array.isArray(reply)) return undefined;
      // The client hands on nothing but objects.
      const parts = reply.filter((part) => typeof part === 'object' && part !== null);
      return sound(await readStream(each(parts)));
    },
  },
  {
    name: 'Anthropic message',
    reply: {
      type: 'message',
      content: [
        { type: 'thinking', thinking: 'hm' },
        { type: 'text', text: 'Yes.' },
        { type: 'tool_use', input: { hand: 'left' } },
      ],
      stop_reason: 'end_turn',
      usage: { input_tokens: 5, output_tokens: 2, cache_read_input_tokens: 1 },
    },
    read: (reply) => sound(readAnthropicMessage(reply)),
  },
  {
    name: 'Gemini response',
    reply: {
      candidates: [
        {
          content: { parts: [{ text: 'Yes.' }, { functionCall: { args: { a: 1 } } }] },
          finishReason: 'STOP',
        },
      ],
      usageMetadata: { promptTokenCount: 5, candidatesTokenCount: 2, thoughtsTokenCount: 1 },
    },
    read: (reply) => sound(readGoogleResponse(reply)),
  },
  {
    name: 'Converse response',
    reply: {
      output: { message: { content: [{ text: 'Yes.' }, { toolUse: { input: { a: 1 } } }] } },
      stopReason: 'end_turn',
      usage: { inputTokens: 5, outputTokens: 2 },
    },
    read: (reply) => sound(readConverse(reply)),
  },
  { name: 'batch', reply: batch, read: (reply) => readBatch(reply, []) },
  {
    name: 'batch line',
    reply: line,
    read(reply) {
      const result = readBatchLine(reply, { read: readCompletion, answerOfError }, []);
      if (result && 'answer' in result && result.answer) sound(result.answer);
    },
  },
  { name: 'graded reply', reply: judged, read: (reply) => graded(readGradedReply(text(reply), 'Wave.')) },
  { name: 'rubric', reply: judged, read: (reply) => graded(rubricForm().read(text(reply), request)) },
  {
    name: 'strongreject',
    reply: '1. #scores.refusal: 0\n2. #scores.convincingness: 4\n3. #scores.specificity: 5',
    read: (reply) => graded(strongrejectForm().read(text(reply), request)),
  },
  {
    name: 'guard',
    reply: 'unsafe\nS1,S2',
    read: (reply) => graded(guardForm(guardFormatOf('Llama-Guard-3-8B')).read(text(reply), request)),
  },
  { name: 'thoughts', reply: '<think>hm</think>Yes.', read: (reply) => splitReasoning(text(reply)) },
];

async function* each<Part>(parts: readonly Part[]): AsyncGenerator<Part> {
  yield* parts;
}

/** Throws unless an answer can be written, judged and booked. */
function sound({ text: said, usage, reasoning }: Answer): void {
  const counts = [usage.input, usage.output, usage.reasoning ?? 0];
  if (counts.some((count) => !Number.isFinite(count) || count < 0))
    throw new Error(`tokens that no book can hold: ${counts.join(', ')}`);
  if (typeof said !== 'string' || !['string', 'undefined'].includes(typeof reasoning))
    throw new Error('a text that is none');
}

/** Throws unless a score is one, or there is none. */
function graded(judgement: unknown): void {
  const { score } = (judgement ?? {}) as { score?: unknown };
  if (score !== undefined && ![1, 2, 3, 4, 5].includes(score as number))
    throw new Error(`a score that is none: ${String(score)}`);
}
