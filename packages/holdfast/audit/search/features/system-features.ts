import type { Conversation } from '../../../data/conversations/conversation.ts';
import { quoted } from '../../askings/quoted.ts';
import { under } from '../../askings/under-system-prompts.ts';
import { type DataFeature, featureWay } from './data-feature.ts';
import { keyOf } from './phrase-features.ts';

/** The system prompts of rows, each alone, and their sentences, each added to the system prompt that a question has. */
export function systemFeatures(rows: readonly Conversation[]): DataFeature[] {
  const whole = new Map<string, number[]>();
  const sentences = new Map<string, number[]>();
  for (const [row, { messages }] of rows.entries()) {
    const [first] = messages;
    if (first?.role !== 'system' && first?.role !== 'developer') continue;
    whole.set(first.content, [...(whole.get(first.content) ?? []), row]);
    for (const sentence of new Set(sentencesIn(first.content))) {
      sentences.set(sentence, [...(sentences.get(sentence) ?? []), row]);
    }
  }
  return [
    ...[...whole].map(([system, own]) => ({
      kind: 'system prompt',
      way: featureWay(
        'system',
        {
          key: keyOf(system),
          title: `under the system prompt ${quoted(system)}`,
          transform: (conversation) => ({ conversation: under(system, conversation) }),
        },
        own.length,
      ),
      rows: own,
    })),
    ...[...sentences].map(([sentence, own]) => ({
      kind: 'system prompt',
      way: featureWay(
        'system-sentence',
        {
          key: keyOf(sentence),
          title: `with ${quoted(sentence)} added to the system prompt`,
          transform: (conversation) => ({ conversation: under(added(conversation, sentence), conversation) }),
        },
        own.length,
      ),
      rows: own,
    })),
  ];
}

function sentencesIn(text: string): string[] {
  return text
    .split(/(?<=[.!?。！？])\s+|\n+/)
    .map((sentence) => sentence.trim())
    .filter(Boolean);
}

function added({ messages }: Conversation, sentence: string): string {
  const own = messages.find(({ role }) => role === 'system' || role === 'developer')?.content;
  return own === undefined ? sentence : `${own} ${sentence}`;
}
