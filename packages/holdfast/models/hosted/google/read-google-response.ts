import type { Answer, Finish } from '../../chat-model.ts';
import { RequestFailure } from '../request/failures/request-failure.ts';
import { countOf, field, listOf, stringOf } from '../request/fields.ts';

const finishes: Record<string, Finish> = {
  STOP: 'stop',
  MAX_TOKENS: 'length',
  SAFETY: 'filter',
  RECITATION: 'filter',
  BLOCKLIST: 'filter',
  PROHIBITED_CONTENT: 'filter',
  SPII: 'filter',
};

/** A response as an answer; a blocked prompt is a filter's. Throws RequestFailure `malformed` or `truncated`. */
export function readGoogleResponse(body: unknown): Answer {
  const reasoned = countOf(body, 'usageMetadata', 'thoughtsTokenCount');
  const usage = {
    input: countOf(body, 'usageMetadata', 'promptTokenCount'),
    output: countOf(body, 'usageMetadata', 'candidatesTokenCount') + reasoned,
    reasoning: reasoned > 0 ? reasoned : undefined,
  };
  if (stringOf(body, 'promptFeedback', 'blockReason') !== undefined)
    return { text: '', finish: 'filter', usage };
  const candidate = listOf(body, 'candidates')[0];
  if (candidate === undefined) throw new RequestFailure('malformed', 'the reply holds no candidate');
  const reason = stringOf(candidate, 'finishReason');
  const finish = reason === undefined ? undefined : finishes[reason];
  if (finish === undefined)
    throw new RequestFailure('truncated', `the answer broke off (finish reason ${reason})`);
  const parts = listOf(candidate, 'content', 'parts');
  const join = (thoughts: boolean): string =>
    parts
      .filter((part) => (field(part, 'thought') === true) === thoughts)
      .map((part) => stringOf(part, 'text') ?? argumentsOf(part))
      .join('');
  const reasoning = join(true);
  return { text: join(false), finish, usage, reasoning: reasoning === '' ? undefined : reasoning };
}

/** The arguments of a tool that the model calls: what it says there is part of its answer. */
function argumentsOf(part: unknown): string {
  const given = field(part, 'functionCall', 'args');
  return given === undefined ? '' : JSON.stringify(given);
}
