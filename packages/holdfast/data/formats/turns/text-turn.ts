import type { Message, Role } from '../../conversation.ts';
import type { Turn } from '../row-layout.ts';
import type { Path, TextPiece } from '../row-value.ts';

/** A message that is plain text, in one piece or in several with glue between them. */
export function textTurn(role: Role, pieces: readonly TextPiece[]): Turn {
  return {
    read(): Message {
      return { role, content: pieces.map((piece) => ('glue' in piece ? piece.glue : piece.text)).join('') };
    },
    pieces: () => pieces,
    beside: (path: Path) => path,
  };
}
