import type { Conversation } from '../../data/conversations/conversation.ts';
import type { Messages } from '../../messages/english/english.ts';
import type { FileFinding } from '../../scan/file/inspect-block.ts';
import { messagePieces } from '../../scan/findings/message-pieces.ts';
import { type Html, html } from '../html.ts';

/** So much of a message is shown before and after the words that a finding is about, in UTF-16 units. */
const around = 240;

/**
 * The row that a finding is about: every message in a few words, and around the place of the finding, which is marked. Secrets
 * that any finding of the row names stay masked.
 */
export function rowAround(
  finding: FileFinding,
  conversation: Conversation,
  { ofRow, messages: { scan } }: { ofRow: readonly FileFinding[]; messages: Messages },
): Html {
  const shown = messagePieces(conversation, {
    findings: ofRow,
    isMarked: (one) => one === finding,
    around,
  });
  return html`<blockquote>${shown.map(
    ({ role, pieces }) => html`<b>${scan.roles[role]}</b>${pieces.map(({ text, marked }) =>
      marked ? html`<mark>${text}</mark>` : text,
    )}
`,
  )}</blockquote>`;
}
