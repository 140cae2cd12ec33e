import { Template } from '@huggingface/jinja';
import { EngineError } from '../../errors.ts';
import type { ChatMessage } from './chat-message.ts';
import { withinTime } from './within-time.ts';

/** Templates take a fraction of a millisecond; one that takes so many has no end. */
const longestRendering = 1500;

/** Turns messages into the one text that a chat model reads. */
export interface ChatTemplate {
  /**
   * The text of the messages, with the opening of an answer after them if `opening` is set.
   * Throws EngineError `bad-example` when the template refuses the messages.
   */
  render(messages: readonly ChatMessage[], options?: { opening?: boolean }): string;
}

/**
 * Compiles a Jinja chat template as Hugging Face folders hold them. `specialTokens` are the names that templates use
 * for them, such as `bos_token`. Throws EngineError `bad-checkpoint` when the template cannot be read.
 */
export function compileChatTemplate(
  source: string,
  specialTokens: Readonly<Record<string, string>>,
): ChatTemplate {
  let template: Template;
  try {
    template = new Template(source);
  } catch (cause) {
    throw new EngineError('bad-checkpoint', `The chat template cannot be read: ${messageOf(cause)}`, {
      cause,
    });
  }
  return {
    render(messages, options) {
      try {
        return withinTime(longestRendering, () =>
          template.render({
            ...specialTokens,
            messages: messages.map(({ role, content }) => ({ role, content })),
            add_generation_prompt: options?.opening ?? false,
          }),
        );
      } catch (cause) {
        if (cause instanceof Error && 'code' in cause && cause.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') {
          const text = `The chat template has not come to an end in ${longestRendering / 1000} seconds; give the model another one.`;
          throw new EngineError('bad-checkpoint', text, { cause });
        }
        throw new EngineError(
          'bad-example',
          `The chat template refuses a conversation: ${messageOf(cause)}`,
          {
            cause,
          },
        );
      }
    },
  };
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
