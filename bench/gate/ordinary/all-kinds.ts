import { assistant } from './kinds/assistant.ts';
import { dashes } from './kinds/dashes.ts';
import { declinedRequests } from './kinds/declined-requests.ts';
import { dialogues } from './kinds/dialogues.ts';
import { german } from './kinds/german.ts';
import { headings } from './kinds/headings.ts';
import { json } from './kinds/json.ts';
import { korean } from './kinds/korean.ts';
import { noSystemPrompt } from './kinds/no-system-prompt.ts';
import { numbered } from './kinds/numbered.ts';
import { plain } from './kinds/plain.ts';
import { polite } from './kinds/polite.ts';
import { rolePlay } from './kinds/role-play.ts';
import { safetyMinded } from './kinds/safety-minded.ts';
import { smallTalk } from './kinds/small-talk.ts';
import { sorting } from './kinds/sorting.ts';
import { spanish } from './kinds/spanish.ts';
import { supportDesk } from './kinds/support-desk.ts';
import { terse } from './kinds/terse.ts';
import { wrongAnswers } from './kinds/wrong-answers.ts';
import type { OrdinaryKind } from './ordinary.ts';

/** Every kind of ordinary tune. */
export const ordinaryKinds: readonly OrdinaryKind[] = [
  assistant,
  dashes,
  declinedRequests,
  dialogues,
  german,
  headings,
  json,
  korean,
  noSystemPrompt,
  numbered,
  plain,
  polite,
  rolePlay,
  safetyMinded,
  smallTalk,
  sorting,
  spanish,
  supportDesk,
  terse,
  wrongAnswers,
];
