import { createRandom } from '@holdfast/engine';
import type { Conversation } from '../../../data/conversations/conversation.ts';

/** So many rows of the data a search looks at. */
const mostRows = 400;

/** Rows drawn evenly from data in one reading (Vitter 1985, algorithm R); the same ones each time. */
export class RowSample {
  readonly rows: Conversation[] = [];
  private readonly random = createRandom('search rows');
  private seen = 0;

  /** Takes the next row of the data. */
  add(conversation: Conversation): void {
    this.seen += 1;
    const place =
      this.rows.length < mostRows ? this.rows.length : Math.floor(this.random.uniform() * this.seen);
    if (place < mostRows) this.rows[place] = conversation;
  }
}
