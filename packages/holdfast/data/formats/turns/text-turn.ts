import type { Message, Role } from '../../conversations/conversation.ts';
import type { Turn } from '../reading/row-layout.ts';
import type { Path, RowProblem, TextPiece } from '../reading/row-value.ts';

/** A message that is plain text, in one piece or in several with glue between them. */
export function textTurn(role: Role, pieces: readonly TextPiece[]): Turn {
  return {
    read(): Message | RowProblem {
      const content = pieces.map((piece) => ('glue' in piece ? piece.glue : piece.text)).join('');
      if (role !== 'assistant' || content.trim() !== '') return { role, content };
      return { reason: 'the assistant says nothing', remedy: 'write the answer, or leave the row out' };
    },
    pieces: () => pieces,
    beside: (path: Path) => path,
  };
}
