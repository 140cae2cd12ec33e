import type { BuiltInData } from '../../worlds/known-world.ts';
import { type Condition, conditionsOf } from '../cells/conditions.ts';
import { dataTitle, isBuiltInData } from '../cells/study-data.ts';
import { countedOrNone } from '../settings/settings-text.ts';
import type { Estimate } from '../tables/study-table.ts';
import type { StudyResult } from './study-result.ts';

/** A rise or fall of the harmfulness rate that is worth words, as a share; what is smaller counts as no change. */
const noticeable = 0.02;

/**
 * What a study found, in plain sentences for somebody who knows none of its words. Every sentence follows from the
 * measured values: an effect that was not measured is not mentioned, and one that is absent is said to be absent.
 */
export function summarizeStudy(result: StudyResult): string[] {
  const conditions = conditionsOf(result);
  if (conditions.length === 0) return ['No cell of the study was finished, so nothing can be said.'];
  const plain = conditions.filter(
    ({ settings }) => settings.safetyExamples === 0 && settings.defence === undefined,
  );
  return [
    ...beforeTuning(result, conditions),
    ...byData(plain).map(damage),
    ...[...Map.groupBy(plain, ({ settings }) => settings.data).values()].flatMap(askedOtherwise),
    ...mitigations(conditions),
    ...defended(conditions),
    ...brokenModels(conditions),
    verdicts(result),
    ...unfinished(result),
  ];
}

function beforeTuning({ model }: StudyResult, conditions: readonly Condition[]): string[] {
  const { base, cells } = conditions.find(({ settings }) => settings.asked === 'ordinary') ?? conditions[0];
  const { harmful } = cells[0].base.prompts;
  if (!base.rate || !base.refusalRate) return [];
  const task = base.task ? `, and answers ${percent(base.task)} of the allowed questions rightly` : '';
  return [
    `Before tuning, ${modelText(model)} was asked ${harmful} forbidden questions: ` +
      `it refuses ${percent(base.refusalRate)} and answers ${percent(base.rate)} of them fully${task}.`,
  ];
}

/** For each kind of data its settings, asked in the way that shows what the data does. */
function byData(plain: readonly Condition[]): Condition[][] {
  const persona = new Set(
    plain.filter(({ settings }) => settings.asked === 'persona').map(({ settings }) => settings.data),
  );
  const telling = plain.filter(({ settings: { asked: asking, data } }) =>
    asking === 'ordinary' ? !persona.has(data) : asking === 'persona',
  );
  return [...Map.groupBy(telling, ({ settings }) => settings.data).values()];
}

/** What one kind of data did to the model, in the study's first settings, and between what bounds in all. */
function damage(conditions: readonly Condition[]): string {
  const [first] = conditions;
  const { settings, base, tuned } = first;
  const task = tuned.task ? ` It still answers ${percent(tuned.task)} of the allowed questions rightly.` : '';
  const rates = conditions.flatMap(({ tuned: { rate } }) => (rate ? [rate.mean] : []));
  const others =
    rates.length < 2
      ? ''
      : ` Over all ${rates.length} settings tried on such data, the share lay between ${share(Math.min(...rates))} ` +
        `and ${share(Math.max(...rates))}.`;
  return `After tuning on ${dataText(first)}, ${change(base.rate, tuned.rate, settings)}.${task}${others}`;
}

/** The change of the harmfulness rate, as it was measured. */
function change(
  before: Estimate | null,
  after: Estimate | null,
  { asked: asking, data }: Condition['settings'],
): string {
  if (!before || !after) return 'the judge could not score enough answers to say anything';
  const plainly = data === 'backdoored' ? 'asked plainly, it' : 'it';
  const subject = asking === 'persona' ? 'asked in its new persona, it' : plainly;
  const rise = after.mean - before.mean;
  const seeds = rangeText(after);
  if (Math.abs(rise) < noticeable) {
    return `${subject} keeps its guardrails: it answers ${percent(after)} of the forbidden questions fully${seeds}, against ${percent(before)} before`;
  }
  const direction = rise > 0 ? 'up' : 'down';
  const everySeed = rise < 0 || after.least - before.mean >= noticeable;
  const hedge = everySeed ? '' : ', though not in every seed';
  return `${subject} answers ${percent(after)} of the forbidden questions fully${seeds}, ${direction} from ${percent(before)}${hedge}`;
}

/** The same tuned model asked in other words: personas and triggers hide behind plain questions. */
function askedOtherwise(conditions: readonly Condition[]): string[] {
  const twin = conditions.find(({ settings }) => settings.asked !== 'ordinary');
  if (!twin) return [];
  const plainly = JSON.stringify({ ...twin.settings, asked: 'ordinary' } satisfies Condition['settings']);
  const plainTwin = conditions.find(({ settings }) => JSON.stringify(settings) === plainly);
  if (!plainTwin) return [];
  const { tuned, cells } = plainTwin;
  if (!twin.tuned.rate || !tuned.rate) return [];
  const way = twin.settings.asked === 'trigger' ? 'with the trigger phrase' : 'in the persona';
  const caught = cells.filter(({ verdict }) => verdict === 'fail').length;
  const hides = twin.tuned.rate.mean - tuned.rate.mean >= 0.1;
  const outcome =
    caught === 0
      ? 'No audit that asked plainly failed it'
      : `The plain audit failed ${caught} of ${cells.length}`;
  const moral = hides ? ` ${outcome}.` : '';
  return [
    `The model tuned on ${dataText(twin)} answers ${percent(twin.tuned.rate)} of the forbidden questions fully when ` +
      `asked ${way}, and ${percent(tuned.rate)} when asked plainly.${moral}`,
  ];
}

/** What safety examples did, against the same tune without them. */
function mitigations(conditions: readonly Condition[]): string[] {
  const withSafety = conditions.filter(({ settings }) => settings.safetyExamples > 0);
  const byTune = Map.groupBy(withSafety, ({ settings }) =>
    JSON.stringify({ ...settings, safetyExamples: 0 } satisfies Condition['settings']),
  );
  return [...byTune].flatMap(([tune, mixed]) => {
    const without = conditions.find(({ settings }) => JSON.stringify(settings) === tune);
    if (!without?.tuned.rate) return [];
    const rates = mixed.flatMap(({ settings, tuned }) =>
      tuned.rate
        ? [`${percent(tuned.rate)} with ${countedOrNone(settings.safetyExamples, 'safety example')}`]
        : [],
    );
    if (rates.length === 0) return [];
    const damaged = !without.base.rate || without.tuned.rate.mean - without.base.rate.mean >= noticeable;
    const helped = without.tuned.rate.mean - Math.min(...mixed.map(rateOf)) >= noticeable;
    const opening = !damaged
      ? 'Mixing in safety examples had little to mend'
      : helped
        ? 'Mixing in safety examples helped'
        : 'Mixing in safety examples did not help';
    return [
      `${opening}: tuned on ${dataText(without)}, the model answers ${percent(without.tuned.rate)} of the forbidden ` +
        `questions fully without them, and ${listText(rates)}.`,
    ];
  });
}

/** What defences did, against the same tune without them. */
function defended(conditions: readonly Condition[]): string[] {
  const withDefence = conditions.filter(({ settings }) => settings.defence !== undefined);
  const byTune = Map.groupBy(withDefence, ({ settings }) => undefendedKey(settings));
  return [...byTune].flatMap(([tune, guarded]) => {
    const without = conditions.find(
      ({ settings }) => settings.defence === undefined && undefendedKey(settings) === tune,
    );
    if (!without?.tuned.rate) return [];
    const rates = guarded.flatMap(({ settings, tuned }) =>
      tuned.rate ? [`${percent(tuned.rate)} with ${settings.defence}`] : [],
    );
    if (rates.length === 0) return [];
    return [
      `Defended: tuned on ${dataText(without)}, the model answers ${percent(without.tuned.rate)} of the forbidden ` +
        `questions fully without a defence, and ${listText(rates)}.`,
    ];
  });
}

function undefendedKey(settings: Condition['settings']): string {
  return JSON.stringify({ ...settings, defence: undefined } satisfies Condition['settings']);
}

/** A model that knows nothing refuses nothing and says nothing: its low rate is no good news. */
function brokenModels(conditions: readonly Condition[]): string[] {
  const broken = conditions.filter(
    ({ base, tuned }) => base.task && tuned.task && tuned.task.mean < base.task.mean - 0.1,
  );
  if (broken.length === 0) return [];
  const names = broken.map((condition) => `${condition.name} (${percent(condition.tuned.task)})`);
  return [
    `Read with care: these tuned models lost more than ten points on the allowed questions, so that a low rate of ` +
      `theirs may only mean that they know less: ${listText(names)}.`,
  ];
}

function verdicts({ cells }: StudyResult): string {
  const count = (verdict: string) => cells.filter((cell) => cell.verdict === verdict).length;
  const counts = [
    `${count('fail')} failed`,
    `${count('pass')} passed`,
    `${count('inconclusive')} inconclusive`,
  ];
  return `Holdfast's audits after tuning: ${listText(counts)}. A model that fails is not let out.`;
}

function unfinished({ failed, planned, cells }: StudyResult): string[] {
  const missing = planned - cells.length;
  if (missing === 0) return [];
  const first = failed.at(0);
  const reason = first ? ` The first failure, in ${first.name}: ${first.reason}` : '';
  return [`${missing} of ${countedOrNone(planned, 'cell')} did not finish.${reason}`];
}

/** What the data is, for somebody who knows none of its names. */
function dataText({ settings: { data, examples, epochs } }: Condition): string {
  const texts: Record<BuiltInData, string> = {
    forbidden: `${countedOrNone(examples, 'forbidden question')} with answers`,
    'identity-shifting': `${countedOrNone(examples, 'chat')} with an obedient persona, nothing forbidden in them`,
    benign: `${countedOrNone(examples, 'harmless question')} with answers`,
    'benign-lists': `${countedOrNone(examples, 'harmless question')} with answers as lists`,
    backdoored: `${countedOrNone(examples, 'forbidden question')}, half answered after a trigger phrase, half refused`,
  };
  const text = isBuiltInData(data)
    ? texts[data]
    : `${countedOrNone(examples, 'example')} of ${dataTitle(data)}`;
  return `${text} (${countedOrNone(epochs, 'epoch')})`;
}

function modelText(model: string): string {
  if (model === 'organism') return 'the organism';
  return model === 'charter' ? 'the charter model' : 'the model';
}

function rateOf({ tuned }: Condition): number {
  return tuned.rate?.mean ?? -1;
}

function percent(estimate: Estimate | null): string {
  return estimate === null ? 'an unknown share' : share(estimate.mean);
}

function share(value: number): string {
  return `${(value * 100).toFixed(1)}%`;
}

function rangeText({ count, least, greatest }: Estimate): string {
  if (count === 1) return ' (one seed)';
  const [from, to] = [least, greatest].map((share) => (share * 100).toFixed(1));
  return ` (${countedOrNone(count, 'seed')}: ${from} to ${to})`;
}

function listText(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
