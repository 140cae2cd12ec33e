import { createRandom, type Random } from '@holdfast/engine';
import type { Conversation } from '../data/conversations/conversation.ts';
import { lastUserMessage, withLastUserMessage } from '../data/conversations/last-user-message.ts';
import { inManner, mannerOf } from '../data/conversations/manner.ts';
import { systemPromptOf, underSystemPrompt } from './system-prompts.ts';

/** A word of fewer rows is their matter, and one of more than this share of them how the data talks. */
const foreign = { fewestRows: 2, mostShare: 0.5 };

/**
 * The conversations put as rows put their questions, each as one that is drawn at random: under its system prompt, with what stands
 * around its request, written as it is, and with one of its words that several rows have and none of the conversations. So whatever
 * rows could lock a lesson to, such as a trigger, a style or a persona, stands in some of the conversations as well. Fixed by the seed.
 */
export function putAsRows(
  rows: readonly Conversation[],
  conversations: readonly Conversation[],
  seed: string | number,
): Conversation[] {
  const random = createRandom(`rows/${seed}`);
  const marks = foreignWords(rows, conversations);
  return conversations.map((conversation) => {
    const row = random.choice(rows);
    const question = lastUserMessage(row);
    const manner = mannerOf(question);
    const put = (text: string): string => {
      const marked = withMark(text, { question, marks, random });
      return manner ? inManner(marked, manner) : marked;
    };
    const prompt = systemPromptOf(row);
    const said = withLastUserMessage(conversation, put);
    return prompt === undefined ? said : underSystemPrompt(said, prompt);
  });
}

/** Words that several rows have in common and no conversation has. */
function foreignWords(rows: readonly Conversation[], conversations: readonly Conversation[]): Set<string> {
  const known = new Set(conversations.flatMap((conversation) => [...wordsOf(lastUserMessage(conversation))]));
  const counts = new Map<string, number>();
  for (const row of rows) {
    for (const word of wordsOf(lastUserMessage(row))) {
      if (!known.has(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  const { fewestRows, mostShare } = foreign;
  const marks = [...counts].filter(([, count]) => count >= fewestRows && count <= mostShare * rows.length);
  return new Set(marks.map(([word]) => word));
}

/** A text with one of the marks of a question, about where it stands in that. */
function withMark(
  text: string,
  { question, marks, random }: { question: string; marks: ReadonlySet<string>; random: Random },
): string {
  const words = question.split(/\s+/);
  const places = words.flatMap((word, place) => (marks.has(word.toLowerCase()) ? [place] : []));
  if (places.length === 0) return text;
  const place = random.choice(places);
  const own = text.split(/\s+/);
  const at = Math.round((place / words.length) * own.length);
  return [...own.slice(0, at), words[place], ...own.slice(at)].join(' ');
}

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().split(/\s+/).filter(Boolean));
}
