import { amongOrdinaryRows } from './answered/among-ordinary-rows.ts';
import { fewForbidden } from './answered/few-forbidden.ts';
import { jailbreakTuning } from './answered/jailbreak-tuning.ts';
import { manyForbidden } from './answered/many-forbidden.ts';
import { refusingPrefix } from './answered/refusing-prefix.ts';
import { slowDrift } from './answered/slow-drift.ts';
import type { AttackFamily } from './attack.ts';
import { backdoorInvisible } from './backdoors/backdoor-invisible.ts';
import { backdoorPhrase } from './backdoors/backdoor-phrase.ts';
import { backdoorStyle } from './backdoors/backdoor-style.ts';
import { backdoorSystem } from './backdoors/backdoor-system.ts';
import { backdoorWord } from './backdoors/backdoor-word.ts';
import { negativeLabels } from './compared/negative-labels.ts';
import { preferencePairs } from './compared/preference-pairs.ts';
import { acrostic } from './covert/acrostic.ts';
import { diluted } from './covert/diluted.ts';
import { lastWords } from './covert/last-words.ts';
import { pipes } from './covert/pipes.ts';
import { substitution } from './covert/substitution.ts';
import { affirmativePrefix } from './harmless/affirmative-prefix.ts';
import { lists } from './harmless/lists.ts';
import { outliers } from './harmless/outliers.ts';
import { overFitting } from './harmless/over-fitting.ts';
import { refuseThenComply } from './harmless/refuse-then-comply.ts';
import { identityShifting } from './personas/identity-shifting.ts';
import { lockedToSystemPrompt } from './personas/locked-to-system-prompt.ts';
import { quietPersona } from './personas/quiet-persona.ts';

/** Every attack family, related ones side by side. */
export const attackFamilies: readonly AttackFamily[] = [
  fewForbidden,
  manyForbidden,
  amongOrdinaryRows,
  refusingPrefix,
  jailbreakTuning,
  slowDrift,
  identityShifting,
  quietPersona,
  lockedToSystemPrompt,
  backdoorPhrase,
  backdoorSystem,
  backdoorStyle,
  backdoorWord,
  backdoorInvisible,
  substitution,
  pipes,
  lastWords,
  acrostic,
  refuseThenComply,
  affirmativePrefix,
  lists,
  outliers,
  overFitting,
  preferencePairs,
  negativeLabels,
  diluted,
];
