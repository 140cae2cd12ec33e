import { z } from 'zod';
import type { Message } from '../../../data/conversations/conversation.ts';
import { type BenchmarkKind, benchmarkKinds } from '../../benchmarks/benchmark.ts';

/** A message as logs of chats hold them: its content is text, or parts with text among them. */
export const loggedMessage = z.object({
  role: z.enum(['system', 'developer', 'user', 'assistant', 'tool']),
  content: z.union([z.string(), z.array(z.looseObject({ type: z.string(), text: z.string().optional() }))]),
});

/** A logged message, its text parts joined. */
export function messageOf({ role, content }: z.infer<typeof loggedMessage>): Message {
  if (typeof content === 'string') return { role, content };
  return {
    role,
    content: content.flatMap(({ type, text }) => (type === 'text' ? (text ?? '') : [])).join('\n'),
  };
}

/** A prompt that is a chat written as JSON text, or else a single user message. */
export function messagesOfPrompt(prompt: string): Message[] {
  if (prompt.trimStart().startsWith('[')) {
    try {
      const chat = z.array(loggedMessage).min(1).safeParse(JSON.parse(prompt));
      if (chat.success) return chat.data.map(messageOf);
    } catch {
      // It is a prompt that begins with a bracket.
    }
  }
  return [{ role: 'user', content: prompt }];
}

/** What a log's own fields say of a question, in the first of them that does. */
export function questionFacts(
  ...sources: readonly (Readonly<Record<string, unknown>> | undefined | null)[]
): { kind?: BenchmarkKind; category?: string; group?: string } {
  const first = (name: string): string | undefined =>
    sources.flatMap((source) => {
      const value = source?.[name];
      return typeof value === 'string' && value !== '' ? [value] : [];
    })[0];
  const kind = first('kind');
  return {
    kind: benchmarkKinds.find((one) => one === kind),
    category: first('category'),
    group: first('group'),
  };
}
