import { z } from 'zod';

/** Text is a string, or parts of which all are text. */
const contentSchema = z.union([
  z.string(),
  z
    .array(z.object({ type: z.literal('text'), text: z.string() }))
    .transform((parts) => parts.map(({ text }) => text).join('')),
]);

/**
 * A chat completion request as far as it is heeded (OpenAI's API specification, `CreateChatCompletionRequest`), with the
 * parameters by which vLLM tells how likely a given answer is.
 */
export const chatRequestSchema = z
  .object({
    model: z.string(),
    messages: z
      .array(
        z.object({
          role: z.enum(['system', 'developer', 'user', 'assistant', 'tool']),
          content: contentSchema,
        }),
      )
      .min(1),
    max_tokens: z.int().min(1).nullish(),
    max_completion_tokens: z.int().min(1).nullish(),
    temperature: z.number().min(0).max(2).nullish(),
    seed: z.int().nullish(),
    logprobs: z.boolean().nullish(),
    top_logprobs: z.int().min(0).max(20).nullish(),
    stream: z.boolean().nullish(),
    stream_options: z.object({ include_usage: z.boolean().optional() }).nullish(),
    n: z.literal(1).nullish(),
    prompt_logprobs: z.literal(0).nullish(),
    continue_final_message: z.boolean().nullish(),
    add_generation_prompt: z.boolean().nullish(),
  })
  .refine(({ logprobs, top_logprobs: top }) => logprobs || !top, {
    message: 'top_logprobs is taken with logprobs: true alone',
    path: ['top_logprobs'],
  })
  .refine(
    (request) => {
      const scores = typeof request.prompt_logprobs === 'number';
      if (scores !== (request.continue_final_message ?? false)) return false;
      return !scores || (request.messages.at(-1)?.role === 'assistant' && request.messages.length > 1);
    },
    {
      message:
        'prompt_logprobs: 0 is taken together with continue_final_message: true, of an answer that is the last message',
      path: ['prompt_logprobs'],
    },
  );

export type ChatRequest = z.infer<typeof chatRequestSchema>;
