import { z } from 'zod';

/** Takes a parameter only where it asks for nothing: left out, null, or one of some values. */
function only(...values: readonly unknown[]): z.ZodType<undefined> {
  const neutral = values.map((value) => JSON.stringify(value));
  const allowed = neutral.length === 0 ? 'leave it out' : `leave it out, or send ${neutral.join(' or ')}`;
  return z
    .unknown()
    .refine((value) => value === undefined || value === null || neutral.includes(JSON.stringify(value)), {
      message: `is not supported here; ${allowed}`,
    })
    .transform(() => undefined)
    .optional();
}

/**
 * The parameters of OpenAI's chat completions that are not heeded here. What would change the answer is refused unless it asks
 * for what happens anyway; what only labels a request may be there.
 */
export const unheededChatParameters = {
  top_p: only(1),
  frequency_penalty: only(0),
  presence_penalty: only(0),
  logit_bias: only({}),
  response_format: only({ type: 'text' }),
  tools: only([]),
  tool_choice: only('none', 'auto'),
  parallel_tool_calls: only(),
  functions: only([]),
  function_call: only('none', 'auto'),
  modalities: only(['text']),
  audio: only(),
  prediction: only(),
  reasoning_effort: only(),
  verbosity: only(),
  web_search_options: only(),
  moderation: only(),
  store: only(false),
  metadata: only({}),
  service_tier: only('auto', 'default'),
  prompt_cache_options: only(),
  user: z.string().nullish(),
  safety_identifier: z.string().nullish(),
  prompt_cache_key: z.string().nullish(),
  prompt_cache_retention: z.string().nullish(),
};

/** The same of messages: what an assistant's message from an earlier reply brings along. */
export const unheededMessageParameters = {
  tool_calls: only([]),
  function_call: only(),
  audio: only(),
  annotations: only([]),
};

/** The same of responses. */
export const unheededResponseParameters = {
  top_p: only(1),
  tools: only([]),
  tool_choice: only('none', 'auto'),
  parallel_tool_calls: only(true, false),
  max_tool_calls: only(),
  text: only({ format: { type: 'text' } }, {}),
  reasoning: only(),
  include: only([]),
  background: only(false),
  store: only(false),
  previous_response_id: only(),
  conversation: only(),
  prompt: only(),
  truncation: only('disabled'),
  top_logprobs: only(0),
  metadata: only({}),
  moderation: only(),
  context_management: only(),
  service_tier: only('auto', 'default'),
  stream_options: only({ include_obfuscation: false }),
  prompt_cache_options: only(),
  user: z.string().nullish(),
  safety_identifier: z.string().nullish(),
  prompt_cache_key: z.string().nullish(),
  prompt_cache_retention: z.string().nullish(),
};
