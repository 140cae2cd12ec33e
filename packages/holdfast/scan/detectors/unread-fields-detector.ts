import { unreadFields } from '../../data/formats/reading/unread-fields.ts';
import type { FileDetector } from './detector.ts';
import { wordFact } from './word-fact.ts';

/** So many fields are named. */
const named = 12;

/** Tells which fields of the rows are not read, so that nobody takes them for scanned. */
export function unreadFieldsDetector(): FileDetector<string[]> {
  return {
    kind: 'file',
    name: 'unread-fields',
    harm: 'none',
    note({ source }) {
      const unread = source ? unreadFields(source) : [];
      return unread.length === 0 ? undefined : unread;
    },
    start() {
      const rows = new Map<string, number>();
      return {
        take(_, fields) {
          for (const field of fields) rows.set(field, (rows.get(field) ?? 0) + 1);
        },
        finish: () => [],
        facts() {
          if (rows.size === 0) return [];
          const most = [...rows].sort(([, a], [, b]) => b - a).slice(0, named);
          const more = Math.max(0, rows.size - named);
          return [wordFact('unread', { value: rows.size, fields: most, more })];
        },
      };
    },
  };
}
