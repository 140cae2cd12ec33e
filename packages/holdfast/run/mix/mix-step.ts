import { allConversations } from '../../data/all-conversations.ts';
import type { Conversation, Row } from '../../data/conversation.ts';
import { readConversations } from '../../data/read-conversations.ts';
import { writeConversations } from '../../data/write-conversations.ts';
import { defenceText } from '../../defences/choose-defences.ts';
import { defendData } from '../../defences/defend.ts';
import { amongRows, type MixPlan, planMix, refuseToMix, safetyCount } from '../../mix/mix-safety.ts';
import type { OpenModelOptions } from '../../models/open-model.ts';
import type { StepContext } from '../context.ts';
import { openRunSpending, type Spending } from '../open-spending.ts';
import type { RunEvent } from '../run-event.ts';
import { defaultSafetyRatio } from '../settings/run-config.ts';
import { checkTunableSize } from '../tune/check-tunable-size.ts';
import { runDefenceGround, runDefences } from '../tune/run-defences.ts';
import { estimateSafety } from './estimate-safety.ts';
import { safetyFrom } from './safety-source.ts';

/** Adds safety examples to the kept rows. Throws HoldfastError. */
export async function* mixStep(context: StepContext): AsyncGenerator<RunEvent, string> {
  const spending = await openRunSpending(context.folder, context.config.audit);
  try {
    return yield* mix(context, spending);
  } finally {
    await spending.close();
  }
}

async function* mix(context: StepContext, { under }: Spending): AsyncGenerator<RunEvent, string> {
  const { config, folder, engine, progress, signal } = context;
  const data = folder.file('data');
  const stopping = signal ? { signal } : {};
  await checkTunableSize(config, data);
  // Read twice, so that data of any size needs little memory.
  let rows = 0;
  let first: Conversation | undefined;
  const mixes = (config.mix.count ?? config.mix.ratio ?? defaultSafetyRatio) > 0;
  for await (const row of readConversations(data, stopping)) {
    if (mixes) refuseToMix(row, data);
    first ??= row.conversation;
    rows += 1;
  }
  const wanted = await wantedCount(context, rows);
  if (config.mix.amount === 'as-needed' && !progress.safety)
    progress.safety = { count: wanted, attempts: [] };
  const { safety: source, policy, writer, answered, system } = config.mix;
  const making = safetyFrom(
    {
      safety: source,
      model: config.model,
      count: wanted,
      seed: config.seed,
      policy,
      writer,
      answered,
      system,
      cache: folder.file('safetyAnswers'),
    },
    { engine, ...under('mix'), ...stopping },
  );
  let next = await making.next();
  while (!next.done) {
    yield { type: 'progress', step: 'mix', ...next.value, unit: 'safety examples' };
    next = await making.next();
  }
  const safety = next.value.map((example) => amongRows(example, first));
  // A model may have refused too little; what it gave is used once.
  const count = source === 'generated' ? Math.min(wanted, safety.length) : wanted;
  yield { type: 'progress', step: 'mix', done: count, total: wanted, unit: 'safety examples' };
  const plan = planMix({ rows, safety, amount: { count }, seed: config.seed });
  await writeConversations(folder.file('mixed'), mixed(plan, readConversations(data, stopping)));
  return `${count} safety examples among ${rows} rows${await defendMixed(context, { engine, ...under('defence') })}`;
}

/** Lets the defences that act on the data have it, and says what came of that. */
async function defendMixed(context: StepContext, opening: OpenModelOptions): Promise<string> {
  const { config, folder, signal } = context;
  const acting = (await runDefences(config)).filter(({ defence }) => defence.data);
  if (acting.length === 0) return '';
  const rows = await allConversations(folder.file('mixed'), { signal });
  const defended = await defendData(acting, rows, await runDefenceGround(context, opening));
  await writeConversations(folder.file('mixed'), defended);
  return `, then ${defenceText(acting)}: ${defended.length} rows`;
}

async function wantedCount({ config, folder, progress, signal }: StepContext, rows: number): Promise<number> {
  const { amount, count, ratio } = config.mix;
  if (amount !== 'as-needed') {
    return safetyCount(count === undefined ? { ratio: ratio ?? defaultSafetyRatio } : { count }, rows);
  }
  if (progress.safety) return progress.safety.count;
  return estimateSafety(readConversations(folder.file('data'), signal ? { signal } : {}), config);
}

async function* mixed({ drawn, places }: MixPlan, rows: AsyncIterator<Row>): AsyncGenerator<Conversation> {
  let nextSafety = 0;
  for (const isSafety of places) {
    if (isSafety) {
      yield drawn[nextSafety++];
      continue;
    }
    const next = await rows.next();
    if (next.done) return;
    yield next.value.conversation;
  }
}
