import { allConversations } from '../../data/all-conversations.ts';
import type { Conversation } from '../../data/conversations/conversation.ts';
import { readConversations } from '../../data/read-conversations.ts';
import { writeConversations } from '../../data/write-conversations.ts';
import { defenceText } from '../../defences/choose-defences.ts';
import { defendData } from '../../defences/defend.ts';
import { warn } from '../../events/warn.ts';
import { amongRows, planMix, refuseToMix, safetyCount } from '../../mix/mix-safety.ts';
import { mixedRows } from '../../mix/mixed-rows.ts';
import { counted } from '../../number-text.ts';
import type { StepContext } from '../context.ts';
import { defaultSafetyRatio } from '../settings/mix-settings.ts';
import { runDefenceGround } from '../tune/run-defences.ts';
import { estimateSafety } from './estimate-safety.ts';
import { languageForSafety, safetyWordingOf } from './safety-language.ts';
import { safetyFrom } from './safety-source.ts';

/** A mix reports how many safety examples there are so far. */
export interface MixStepEvent {
  type: 'safety';
  done: number;
  total: number;
}

/** What a mix comes to. */
export interface MixOutcome {
  /** Rows of the data. */
  rows: number;
  /** Safety examples that were wanted, and that were mixed in. */
  wanted: number;
  safety: number;
  /** How many of them are different ones. */
  different: number;
  /** What they were made of, where that is a policy that ships, and in which of its languages. */
  made?: { policy: string; language: string };
  /** The defences that had the mixed data, and the rows that they left. */
  defended?: { defences: string; rows: number };
}

/**
 * Adds safety examples to the data of a place, and lets the defences that act on data have them; `wanted` is how many there
 * are to be, where it is known already. Throws HoldfastError, and the signal's reason on abort.
 */
export async function* mixStep(
  context: StepContext,
  { wanted: known }: { wanted?: number } = {},
): AsyncGenerator<MixStepEvent, MixOutcome> {
  const { config, folder, engine, spending, signal } = context;
  const data = folder.file('data');
  // Read twice, so that data of any size needs little memory.
  let rows = 0;
  let first: Conversation | undefined;
  const mixes = (config.mix.count ?? config.mix.ratio ?? defaultSafetyRatio) > 0;
  for await (const row of readConversations(data, { signal })) {
    if (mixes) refuseToMix(row, data);
    first ??= row.conversation;
    rows += 1;
  }
  const wanted = known ?? (await wantedCount(context, rows));
  const language = wanted > 0 ? await languageForSafety(config, data, { signal }) : undefined;
  const making = safetyFrom(
    { config, count: wanted, language, cache: folder.file('safetyAnswers') },
    { engine, ...spending.under('mix'), signal },
  );
  let next = await making.next();
  while (!next.done) {
    yield { type: 'safety', ...next.value };
    next = await making.next();
  }
  const safety = next.value.map((example) => amongRows(example, first));
  // A model may have refused too little; what it gave is used once.
  const count = config.mix.safety === 'generated' ? Math.min(wanted, safety.length) : wanted;
  yield { type: 'safety', done: count, total: wanted };
  if (count > safety.length) {
    const times = (count / safety.length).toFixed(1).replace('.0', '');
    warn(
      `${config.mix.safety} holds ${counted(safety.length, 'safety example')} and ${count} are to be mixed in, so each comes ${times} times: the model learns these very answers. Add different ones, or lower mix.ratio.`,
    );
  }
  const plan = planMix({ rows, safety, amount: { count }, seed: config.seed });
  await writeConversations(folder.file('mixed'), mixedRows(plan, readConversations(data, { signal })));
  const different = Math.min(count, safety.length);
  const made = safetyWordingOf(config, language);
  return { rows, wanted, safety: count, different, made, defended: await defendMixed(context) };
}

/** Lets the defences that act on the data have it. */
async function defendMixed(context: StepContext): Promise<MixOutcome['defended']> {
  const { defences, folder, signal } = context;
  const acting = defences.filter(({ defence }) => defence.data);
  if (acting.length === 0) return undefined;
  const rows = await allConversations(folder.file('mixed'), { signal });
  const defended = await defendData(acting, rows, await runDefenceGround(context));
  await writeConversations(folder.file('mixed'), defended);
  return { defences: defenceText(acting), rows: defended.length };
}

async function wantedCount({ config, folder, signal }: StepContext, rows: number): Promise<number> {
  const { amount, count, ratio = defaultSafetyRatio } = config.mix;
  if (amount === 'as-needed')
    return estimateSafety(readConversations(folder.file('data'), { signal }), config);
  return safetyCount(count === undefined ? { ratio } : { count }, rows);
}
