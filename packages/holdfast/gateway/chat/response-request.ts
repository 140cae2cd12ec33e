import { z } from 'zod';
import type { Message } from '../../data/conversations/conversation.ts';
import { contentSchema } from './chat-request.ts';
import { unheededResponseParameters } from './unheeded.ts';

const itemSchema = z.strictObject({
  type: z.literal('message', { error: 'must be message: nothing else can be read here' }).optional(),
  id: z.string().nullish(),
  status: z.string().nullish(),
  role: z.enum(['system', 'developer', 'user', 'assistant']),
  content: contentSchema,
});

/**
 * A request for a response as far as it is heeded (OpenAI's API specification, `CreateResponse`). What is not heeded is
 * refused; responses are not stored, so `previous_response_id` is among that.
 */
export const responseRequestSchema = z.strictObject({
  model: z.string(),
  input: z.union([z.string(), z.array(itemSchema).min(1)]),
  instructions: z.string().nullish(),
  max_output_tokens: z.int().min(1).nullish(),
  temperature: z.number().min(0).max(2).nullish(),
  stream: z.boolean().nullish(),
  ...unheededResponseParameters,
});

export type ResponseRequest = z.infer<typeof responseRequestSchema>;

/** What the model is asked: instructions first. */
export function messagesOf({ input, instructions }: ResponseRequest): Message[] {
  const messages: Message[] =
    typeof input === 'string'
      ? [{ role: 'user', content: input }]
      : input.map(({ role, content }) => ({ role, content }));
  return instructions ? [{ role: 'system', content: instructions }, ...messages] : messages;
}
