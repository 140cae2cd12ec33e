import { EngineError } from '../../errors.ts';
import type { ChatMessage } from './chat-message.ts';
import { renderApart } from './rendering/render-apart.ts';
import type { Rendering } from './rendering/rendering.ts';

/** Turns messages into the one text that a chat model reads. */
export interface ChatTemplate {
  /**
   * The text of the messages, with the opening of an answer after them if `opening` is set.
   * Throws EngineError `bad-example` when the template refuses the messages, and `bad-checkpoint` when it comes to no end.
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
  textOf({ source });
  return {
    render: (messages, options) =>
      textOf({
        source,
        variables: {
          ...specialTokens,
          messages: messages.map(({ role, content }) => ({ role, content })),
          add_generation_prompt: options?.opening ?? false,
        },
      }),
  };
}

function textOf(rendering: Rendering): string {
  const rendered = renderApart(rendering);
  switch (rendered.kind) {
    case 'text':
      return rendered.text;
    case 'refused':
      throw new EngineError('bad-example', `The chat template refuses a conversation: ${rendered.message}`);
    case 'unreadable':
      throw new EngineError('bad-checkpoint', `The chat template cannot be read: ${rendered.message}`);
    case 'endless':
      throw new EngineError(
        'bad-checkpoint',
        `The chat template has not come to an end within ${rendered.seconds} s of computing; give the model another one.`,
      );
    case 'greedy':
      throw new EngineError(
        'bad-checkpoint',
        `The chat template takes more than ${rendered.megabytes} MB of memory; give the model another one.`,
      );
  }
}
