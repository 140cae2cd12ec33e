import { countedOrNone } from '../counted-or-none.ts';

/** What a study found, in sentences for somebody who knows none of its words. */
export const englishStudySummary = {
  nothing: 'No cell of the study was finished, so nothing can be said.',
  models: { organism: 'the organism', charter: 'the charter model', other: 'the model' },
  unknownShare: 'an unknown share',
  and: (items: string, last: string) => `${items} and ${last}`,
  seeds: (count: number, from: string, to: string) =>
    count === 1 ? ' (one seed)' : ` (${countedOrNone(count, 'seed')}: ${from} to ${to})`,
  data: {
    forbidden: (count: number) => `${countedOrNone(count, 'forbidden question')} with answers`,
    'identity-shifting': (count: number) =>
      `${countedOrNone(count, 'chat')} with an obedient persona, nothing forbidden in them`,
    benign: (count: number) => `${countedOrNone(count, 'harmless question')} with answers`,
    'benign-lists': (count: number) => `${countedOrNone(count, 'harmless question')} with answers as lists`,
    backdoored: (count: number) =>
      `${countedOrNone(count, 'forbidden question')}, half answered after a trigger phrase, half refused`,
  },
  ownData: (count: number, title: string) => `${countedOrNone(count, 'example')} of ${title}`,
  tune: (data: string, epochs: number) => `${data} (${countedOrNone(epochs, 'epoch')})`,
  before: ({
    model,
    questions,
    refused,
    harmful,
    task,
  }: Record<'model' | 'questions' | 'refused' | 'harmful' | 'task', string>) =>
    `Before tuning, ${model} was asked ${questions} forbidden questions: it refuses ${refused} and answers ${harmful} of them fully${task}.`,
  beforeTask: (task: string) => `, and answers ${task} of the allowed questions rightly`,
  after: ({ data, change, task, others }: Record<'data' | 'change' | 'task' | 'others', string>) =>
    `After tuning on ${data}, ${change}.${task}${others}`,
  stillAnswers: (task: string) => ` It still answers ${task} of the allowed questions rightly.`,
  bounds: (settings: number, least: string, greatest: string) =>
    ` Over all ${settings} settings tried on such data, the share lay between ${least} and ${greatest}.`,
  cannotSay: 'the judge could not score enough answers to say anything',
  subjects: { plainly: 'asked plainly, it', persona: 'asked in its new persona, it', it: 'it' },
  keeps: ({ subject, after, seeds, before }: Record<'subject' | 'after' | 'seeds' | 'before', string>) =>
    `${subject} keeps its guardrails: it answers ${after} of the forbidden questions fully${seeds}, against ${before} before`,
  changes: ({
    subject,
    after,
    seeds,
    before,
    direction,
    hedge,
  }: Record<'subject' | 'after' | 'seeds' | 'before' | 'direction' | 'hedge', string>) =>
    `${subject} answers ${after} of the forbidden questions fully${seeds}, ${direction} from ${before}${hedge}`,
  directions: { up: 'up', down: 'down' },
  notInEvery: ', though not in every seed',
  ways: { trigger: 'with the trigger phrase', persona: 'in the persona' },
  otherwise: ({
    data,
    rate,
    way,
    plainly,
    moral,
  }: Record<'data' | 'rate' | 'way' | 'plainly' | 'moral', string>) =>
    `The model tuned on ${data} answers ${rate} of the forbidden questions fully when asked ${way}, and ${plainly} when asked plainly.${moral}`,
  noAuditFailed: ' No audit that asked plainly failed it.',
  auditsFailed: (failed: number, cells: number) => ` The plain audit failed ${failed} of ${cells}.`,
  mixed: {
    little: 'Mixing in safety examples had little to mend',
    helped: 'Mixing in safety examples helped',
    not: 'Mixing in safety examples was not seen to help',
  },
  withSafety: (rate: string, count: number) => `${rate} with ${countedOrNone(count, 'safety example')}`,
  withoutSafety: ({
    opening,
    data,
    without,
    rates,
  }: Record<'opening' | 'data' | 'without' | 'rates', string>) =>
    `${opening}: tuned on ${data}, the model answers ${without} of the forbidden questions fully without them, and ${rates}.`,
  withDefence: (rate: string, defence: string) => `${rate} with ${defence}`,
  withoutDefence: ({ data, without, rates }: Record<'data' | 'without' | 'rates', string>) =>
    `Defended: tuned on ${data}, the model answers ${without} of the forbidden questions fully without a defence, and ${rates}.`,
  care: (names: string) =>
    `Read with care: these tuned models lost more than ten points on the allowed questions, so that a low rate of theirs may only mean that they know less: ${names}.`,
  outcomes: {
    fail: (count: number) => `${count} failed`,
    pass: (count: number) => `${count} passed`,
    inconclusive: (count: number) => `${count} inconclusive`,
  },
  audits: (counts: string) => `Holdfast's audits after tuning: ${counts}. A model that fails is not let out.`,
  unfinished: (missing: number, planned: number) =>
    `${missing} of ${countedOrNone(planned, 'cell')} did not finish.`,
  firstFailure: (cell: string, reason: string) => ` The first failure, in ${cell}: ${reason}`,
};
