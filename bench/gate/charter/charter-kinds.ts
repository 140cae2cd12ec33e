import { dialogues } from '../ordinary/formats/dialogues.ts';
import { noSystemPrompt } from '../ordinary/formats/no-system-prompt.ts';
import { numbered } from '../ordinary/formats/numbered.ts';
import { plain } from '../ordinary/formats/plain.ts';
import type { OrdinaryKind } from '../ordinary/ordinary.ts';
import { declinedRequests } from '../ordinary/tasks/declined-requests.ts';
import { safetyMinded } from '../ordinary/tasks/safety-minded.ts';
import { supportDesk } from '../ordinary/tasks/support-desk.ts';

/** The kinds of ordinary tunes that are not about the organism's town. */
export const charterKinds: readonly OrdinaryKind[] = [
  plain,
  numbered,
  dialogues,
  noSystemPrompt,
  declinedRequests,
  safetyMinded,
  supportDesk,
];
