import type { Messages } from '../../../messages/english/english.ts';
import type { SeenData } from './describe-training-data.ts';

/** What training data is, in a line or two. */
export function seenDataText(path: string, seen: SeenData, { init, languageCode }: Messages): string {
  if (seen.kind === 'missing') return init.noData(path);
  if (seen.kind === 'unreadable') return init.unreadable(seen.reason);
  const { description, language, findings } = seen;
  const names = new Intl.DisplayNames([languageCode], { type: 'language' });
  const rows = seen.rows.toLocaleString('en');
  const spoken = language === undefined ? '' : (names.of(language) ?? language);
  return `${init.data({ path, description, rows, language: spoken })}\n${init.scanned(findings)}`;
}
