import { createHash } from 'node:crypto';
import { dirname } from 'node:path';
import type { Conversation } from '../../data/conversations/conversation.ts';
import { makeFolder } from '../../data/files/make-folder.ts';
import type { Answer } from '../../models/chat-model.ts';
import { appendJsonLines, recoverJsonLines } from '../json-lines/json-lines.ts';

/** What was asked of which model, and how. */
export interface Question {
  /** Fingerprint of the model. */
  model: string;
  conversation: Conversation;
  maximumTokens: number;
  temperature: number;
  /** Counts the askings of the same question, from 0. */
  repetition: number;
}

/** Answers that need not be asked for again. */
export interface ResponseCache {
  find(question: Question): Answer | undefined;
  add(entries: readonly { question: Question; answer: Answer }[]): Promise<void>;
}

/** Opens the cache kept in a JSONL file; without a path it lives in memory. Throws HoldfastError `storage`. */
export async function openResponseCache(path?: string): Promise<ResponseCache> {
  const answers = new Map<string, Answer>();
  if (path !== undefined) {
    await makeFolder(dirname(path));
    for (const { key, answer } of await recoverJsonLines<{ key: string; answer: Answer }>(path))
      answers.set(key, answer);
  }
  return {
    find: (question) => answers.get(keyOf(question)),
    async add(entries) {
      const lines = entries.map(({ question, answer }) => ({ key: keyOf(question), answer }));
      for (const { key, answer } of lines) answers.set(key, answer);
      if (path !== undefined) await appendJsonLines(path, lines);
    },
  };
}

/** What is no answer, such as a moderation, in the form of one: its text is the value's JSON. */
export function keptValue(value: unknown): Answer {
  return { text: JSON.stringify(value), finish: 'stop', usage: { input: 0, output: 0 } };
}

/** The value that `keptValue` put into an answer. */
export function valueIn<Value>(answer: Answer | undefined): Value | undefined {
  return answer && (JSON.parse(answer.text) as Value);
}

function keyOf({ model, conversation, maximumTokens, temperature, repetition }: Question): string {
  const identity = [model, conversation.messages, maximumTokens, temperature, repetition];
  return createHash('sha256').update(JSON.stringify(identity)).digest('base64url');
}
