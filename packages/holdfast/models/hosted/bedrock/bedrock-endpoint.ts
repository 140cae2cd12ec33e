import { AwsV4Signer } from 'aws4fetch';
import type { Conversation } from '../../../data/conversations/conversation.ts';
import { HoldfastError } from '../../../errors.ts';
import type { Answer, AnswerOptions, Finish } from '../../chat-model.ts';
import { accountName } from '../account/account-name.ts';
import type { ChatEndpoint } from '../chat-endpoint.ts';
import { RequestFailure } from '../request/failures/request-failure.ts';
import { countOf, field, listOf, stringOf } from '../request/fields.ts';
import { withoutRefused } from '../request/refused-parameters.ts';
import { requestJson } from '../request/request-json.ts';
import { splitSystem } from '../split-system.ts';

const finishes: Record<string, Finish> = {
  end_turn: 'stop',
  stop_sequence: 'stop',
  tool_use: 'stop',
  max_tokens: 'length',
  model_context_window_exceeded: 'length',
  guardrail_intervened: 'filter',
  content_filtered: 'filter',
};

/**
 * A model of Amazon Bedrock through its Converse operation, `bedrock:MODEL` in the region of AWS_REGION. The key is in
 * AWS_BEARER_TOKEN_BEDROCK, or requests are signed (Signature Version 4) with AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY,
 * and AWS_SESSION_TOKEN if there is one; another address is in AWS_ENDPOINT_URL_BEDROCK_RUNTIME. Throws HoldfastError
 * `bad-usage` when a variable is missing.
 */
export function openBedrockEndpoint(name: string, model: string): ChatEndpoint {
  const { env } = process;
  const region = env.AWS_REGION?.trim() || env.AWS_DEFAULT_REGION?.trim();
  if (!region) throw missing(name, 'its region', 'AWS_REGION');
  const baseUrl = (
    env.AWS_ENDPOINT_URL_BEDROCK_RUNTIME ?? `https://bedrock-runtime.${region}.amazonaws.com`
  ).replace(/\/+$/, '');
  const authorize = authorizer(name, region);
  const refused = new Set<string>();
  return {
    name,
    account: accountName(`${baseUrl} ${region}`, authorize.account),
    identity: ['bedrock', baseUrl, region, model],
    request: (conversation, options) =>
      withoutRefused(refused, async (without) => {
        const url = `${baseUrl}/model/${encodeURIComponent(model)}/converse`;
        const text = JSON.stringify(converseRequest(conversation, options, without));
        const { body } = await requestJson({
          url,
          headers: await authorize.headers(url, text),
          body: text,
          secrets: authorize.secrets,
          describe: (error) => {
            const message = stringOf(error, 'message') ?? stringOf(error, 'Message');
            return message === undefined ? {} : { message };
          },
          signal: options.signal,
        });
        return { answer: readConverse(body) };
      }),
  };
}

/** The body of a Converse request. */
export function converseRequest(
  conversation: Conversation,
  { maximumTokens, temperature = 0, responseSchema }: AnswerOptions,
  without: ReadonlySet<string> = new Set(),
): Record<string, unknown> {
  const { system, turns } = splitSystem(conversation);
  const inferenceConfig: Record<string, unknown> = {
    maxTokens: maximumTokens,
    temperature: Math.min(1, temperature),
  };
  for (const name of without) delete inferenceConfig[name];
  return {
    messages: turns.map(({ role, content }) => ({
      role: role === 'assistant' ? 'assistant' : 'user',
      content: [{ text: content }],
    })),
    system: system === undefined ? undefined : [{ text: system }],
    inferenceConfig,
    toolConfig: responseSchema
      ? {
          tools: [{ toolSpec: { name: responseSchema.name, inputSchema: { json: responseSchema.schema } } }],
          toolChoice: { tool: { name: responseSchema.name } },
        }
      : undefined,
  };
}

/** A Converse response as an answer. Throws RequestFailure `malformed` or `truncated`. */
export function readConverse(body: unknown): Answer {
  const blocks = listOf(body, 'output', 'message', 'content');
  const reason = stringOf(body, 'stopReason');
  if (reason === undefined) throw new RequestFailure('malformed', 'the reply is no Converse response');
  const finish = finishes[reason];
  if (finish === undefined)
    throw new RequestFailure('truncated', `the answer broke off (stop reason ${reason})`);
  const text = blocks.map((block) => {
    const input = field(block, 'toolUse', 'input');
    return input === undefined ? (stringOf(block, 'text') ?? '') : JSON.stringify(input);
  });
  const reasoning = blocks
    .map((block) => stringOf(block, 'reasoningContent', 'reasoningText', 'text') ?? '')
    .join('');
  return {
    text: text.join(''),
    finish,
    usage: { input: countOf(body, 'usage', 'inputTokens'), output: countOf(body, 'usage', 'outputTokens') },
    reasoning: reasoning === '' ? undefined : reasoning,
  };
}

interface Authorizer {
  headers(url: string, body: string): Promise<Record<string, string>>;
  /** What tells accounts apart. */
  account: string;
  secrets: readonly string[];
}

function authorizer(name: string, region: string): Authorizer {
  const { env } = process;
  const token = env.AWS_BEARER_TOKEN_BEDROCK?.trim();
  if (token) {
    return { headers: async () => ({ authorization: `Bearer ${token}` }), account: token, secrets: [token] };
  }
  const accessKeyId = env.AWS_ACCESS_KEY_ID?.trim();
  const secretAccessKey = env.AWS_SECRET_ACCESS_KEY?.trim();
  if (!accessKeyId || !secretAccessKey) {
    throw missing(name, 'a key', 'AWS_BEARER_TOKEN_BEDROCK, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY');
  }
  const sessionToken = env.AWS_SESSION_TOKEN?.trim();
  return {
    account: accessKeyId,
    secrets: [accessKeyId, secretAccessKey, ...(sessionToken ? [sessionToken] : [])],
    async headers(url, body) {
      const signer = new AwsV4Signer({
        method: 'POST',
        url,
        body,
        accessKeyId,
        secretAccessKey,
        region,
        service: 'bedrock',
        headers: { 'content-type': 'application/json' },
        sessionToken: sessionToken || undefined,
      });
      const signed = await signer.sign();
      return Object.fromEntries(signed.headers);
    },
  };
}

function missing(name: string, what: string, variable: string): HoldfastError {
  return new HoldfastError('bad-usage', `${name} needs ${what}; set the environment variable ${variable}.`);
}
