import { isRefusal } from '../../refusal/read-refusal.ts';
import { askEach } from '../asked-model/ask-each.ts';
import type { Moderator } from '../asked-model/asked-model.ts';
import { untakeable } from '../asked-model/untakeable.ts';
import { wordFinding } from '../findings/word-finding.ts';
import type { ModelDetector } from './detector.ts';

const atOnce = 256;

/**
 * Finds what a moderation endpoint or a guard model flags: OpenAI's moderation endpoint, Llama Guard (Inan et al. 2023),
 * ShieldGemma (Zeng et al. 2024), Granite Guardian (Padhi et al. 2024). A flagged prompt that the row refuses is what a
 * safety example looks like, and so no more than low.
 */
export function moderationDetector({ moderator }: { moderator: Moderator }): ModelDetector {
  return {
    kind: 'model',
    name: 'moderation',
    harm: 'forbidden-answer',
    async *inspect(rows, options = {}) {
      for (let at = 0; at < rows.length; at += atOnce) {
        const batch = rows.slice(at, at + atOnce);
        const conversations = batch.map(({ conversation }) => conversation);
        for await (const item of askEach(conversations, (some) => moderator.moderate(some, options))) {
          const { line, conversation } = batch[item.index];
          if (item.kind === 'untakeable') {
            yield { line, ...untakeable(moderator.name, item.reason) };
            continue;
          }
          const { flagged, categories, score } = item.reply.moderation;
          // An answer that is labelled as bad becomes less likely.
          if (!flagged || conversation.label === false) continue;
          const refused = isRefusal(conversation.messages.at(-1)?.content ?? '');
          yield {
            severity: refused ? 'low' : 'high',
            line,
            score: refused ? 0.2 : (score ?? 0.9),
            evidence: categories.length > 0 ? categories.join(', ') : 'flagged',
            ...wordFinding(refused ? 'moderated-refusal' : 'moderated', { moderator: moderator.name }),
          };
        }
      }
    },
  };
}
