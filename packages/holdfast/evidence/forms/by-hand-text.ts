import type { Messages } from '../../messages/english/english.ts';
import type { ByHandEvidence } from '../by-hand/by-hand-evidence.ts';

/** What people decided at a gateway, whatever the criteria said, in sentences; none where nobody did. */
export function byHandText(
  { decision: { byHand } }: { decision: { byHand?: ByHandEvidence } },
  { evidenceSummary: { byHand: words }, evidence: { tunedRows } }: Messages,
): string[] {
  if (!byHand) return [];
  const { letThrough, releases } = byHand;
  return [
    ...(letThrough
      ? [words.letThrough({ ...letThrough, rows: tunedRows[letThrough.tunedRows] ?? letThrough.tunedRows })]
      : []),
    ...releases.flatMap((release) => {
      const { endedOn: on, endedBy: by, endReason: reason } = release;
      const ended = on === undefined ? [] : [words.ended({ on, by: String(by), reason: String(reason) })];
      return [words.released(release), ...ended];
    }),
  ];
}
