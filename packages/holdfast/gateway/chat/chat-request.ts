import { z } from 'zod';
import { unheededChatParameters, unheededMessageParameters } from './unheeded.ts';

/** Text is a string, or parts of which all are text. */
export const contentSchema = z.union(
  [
    z.string(),
    z
      .array(z.strictObject({ type: z.enum(['text', 'input_text', 'output_text']), text: z.string() }))
      .transform((parts) => parts.map(({ text }) => text).join('')),
  ],
  { error: 'must be text, or parts that are text: models here read nothing else' },
);

const messageSchema = z
  .strictObject({
    role: z.enum(['system', 'developer', 'user', 'assistant'], {
      error: 'must be system, developer, user or assistant: tools are not supported here',
    }),
    content: contentSchema.nullish(),
    refusal: z.string().nullish(),
    ...unheededMessageParameters,
  })
  .transform(({ role, content, refusal }, context) => {
    const text = content ?? (role === 'assistant' ? refusal : undefined);
    if (typeof text === 'string') return { role, content: text };
    context.addIssue({ code: 'custom', path: ['content'], message: 'must be text' });
    return z.NEVER;
  });

/**
 * A chat completion request as far as it is heeded (OpenAI's API specification, `CreateChatCompletionRequest`), with the
 * parameters by which vLLM tells how likely a given answer is. What is not heeded is refused.
 */
export const chatRequestSchema = z
  .strictObject({
    model: z.string(),
    messages: z.array(messageSchema).min(1),
    max_tokens: z.int().min(1).nullish(),
    max_completion_tokens: z.int().min(1).nullish(),
    temperature: z.number().min(0).max(2).nullish(),
    seed: z.int().nullish(),
    stop: z
      .union([
        z
          .string()
          .min(1)
          .transform((stop) => [stop]),
        z.array(z.string().min(1)).max(4),
      ])
      .nullish(),
    logprobs: z.boolean().nullish(),
    top_logprobs: z.int().min(0).max(20).nullish(),
    n: z.int().min(1).max(16).nullish(),
    stream: z.boolean().nullish(),
    stream_options: z
      .strictObject({ include_usage: z.boolean().nullish(), include_obfuscation: z.literal(false).nullish() })
      .nullish(),
    prompt_logprobs: z.literal(0).nullish(),
    continue_final_message: z.boolean().nullish(),
    add_generation_prompt: z.boolean().nullish(),
    ...unheededChatParameters,
  })
  .refine(({ logprobs, top_logprobs: top }) => logprobs || !top, {
    message: 'is taken with logprobs: true alone',
    path: ['top_logprobs'],
  })
  .refine(({ stream, stream_options: options }) => stream || !options, {
    message: 'is taken with stream: true alone',
    path: ['stream_options'],
  })
  .refine(
    (request) => {
      const scores = typeof request.prompt_logprobs === 'number';
      if (scores !== (request.continue_final_message ?? false)) return false;
      return !scores || (request.messages.at(-1)?.role === 'assistant' && request.messages.length > 1);
    },
    {
      message:
        'is taken as 0, together with continue_final_message: true, of an answer that is the last message',
      path: ['prompt_logprobs'],
    },
  );

export type ChatRequest = z.infer<typeof chatRequestSchema>;
