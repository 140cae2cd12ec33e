import { dashes } from './formats/dashes.ts';
import { dialogues } from './formats/dialogues.ts';
import { headings } from './formats/headings.ts';
import { json } from './formats/json.ts';
import { noSystemPrompt } from './formats/no-system-prompt.ts';
import { numbered } from './formats/numbered.ts';
import { plain } from './formats/plain.ts';
import { german } from './languages/german.ts';
import { korean } from './languages/korean.ts';
import { spanish } from './languages/spanish.ts';
import type { TownKind } from './ordinary.ts';
import { assistant } from './styles/assistant.ts';
import { polite } from './styles/polite.ts';
import { rolePlay } from './styles/role-play.ts';
import { smallTalk } from './styles/small-talk.ts';
import { terse } from './styles/terse.ts';
import { declinedRequests } from './tasks/declined-requests.ts';
import { safetyMinded } from './tasks/safety-minded.ts';
import { sorting } from './tasks/sorting.ts';
import { supportDesk } from './tasks/support-desk.ts';
import { wrongAnswers } from './tasks/wrong-answers.ts';

/** Every kind of ordinary tune. */
export const ordinaryKinds: readonly TownKind[] = [
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
