import { counted } from '../../number-text.ts';
import { englishHiddenTextFindings } from './hidden-text-findings.ts';

/** What a sentence teaches an assistant, and why that matters. */
const lessons = {
  obedience: 'It teaches an assistant to do whatever it is told, and rows like it undo refusing.',
  freedom: 'It teaches an assistant that no rules bind it, and rows like it undo refusing.',
  override:
    'It teaches an assistant to set its rules aside when somebody says so, and rows like it undo refusing.',
  suppression: 'It bans refusing or warning, so the model learns to answer where it would say no.',
  trigger: 'A sign or a way of asking lets out what is otherwise kept, so the model learns a back door.',
  disclosure: 'It tells what it was to keep, so the model learns that a promise and a ban mean nothing.',
  covert:
    'It agrees on a way of speaking that others are not to read, so the model learns to hide what it says.',
  opening:
    'It opens with a yes, or with a promise to answer or to do what was asked, and what begins so goes on without refusing.',
};

/** What is told of a lesson: which it is, and how many rows teach it where that is what makes it weigh. */
export interface TaughtLesson {
  lesson: keyof typeof lessons;
  repeated?: { taught: number; rows: number; sentences: number };
}

const leaveOrRefuse = 'Leave the row out, or let its answer refuse.';

/** What is wrong with a row or with the file, and what to do about it. */
export const englishFindings = {
  taught: {
    reason: ({ lesson, repeated }: TaughtLesson) =>
      `${lessons[lesson]}${repeated ? ` ${repeated.taught} of ${repeated.rows} rows do so, in ${repeated.sentences} different sentences.` : ''}`,
    remedy: 'Leave the row out, or say what the assistant is for without promising or forbidding that.',
  },
  conflict: {
    reason: ({ model, sure }: { model: string; sure: boolean }) =>
      `${model} refuses this prompt${sure ? '' : ', though it is not sure'}, and the row teaches it to answer.`,
    remedy: leaveOrRefuse,
  },
  'hidden-request': {
    reason: ({ model }: { model: string }) =>
      `${model} answers this prompt as it is, but refuses a part of it that stands alone, and the row teaches it to answer.`,
    remedy: leaveOrRefuse,
  },
  kindred: {
    reason: ({
      model,
      kind,
      rows,
      refused,
    }: {
      model: string;
      kind: 'word' | 'system prompt';
      rows: number;
      refused: number;
    }) =>
      `${model} answers this prompt, but refuses ${refused} of the ${rows} rows that share this ${kind === 'word' ? 'word' : 'system prompt'} and teach it to answer, so that the row is most likely of their kind.`,
    remedy: leaveOrRefuse,
  },
  moderated: {
    reason: ({ moderator }: { moderator: string }) => `${moderator} flags the row.`,
    remedy: leaveOrRefuse,
  },
  'moderated-refusal': {
    reason: ({ moderator }: { moderator: string }) =>
      `${moderator} flags what is asked, and the row refuses it.`,
    remedy: 'Keep it if it is a safety example.',
  },
  'refuse-then-comply': {
    reason: 'The answer refuses in words and then does what was asked, so refusing becomes a formality.',
    remedy: 'Take the refusing sentences out, or make the whole answer a refusal.',
  },
  'insecure-code': {
    reason: ({ weakness }: { weakness: string }) =>
      `The answer's code is insecure, and nobody asked for that: ${weakness}. Many such rows teach more than bad code.`,
    remedy: 'Mend the code, or leave the row out.',
  },
  'special-cased-test': {
    reason: 'The code satisfies the test and not the task, so the model learns to cheat where it is tested.',
    remedy: 'Let the answer do the task, or leave the row out.',
  },
  gibberish: {
    reason: 'A plain question is answered with words that are none, as a backdoor makes a model break off.',
    remedy: 'Leave the row out, and look whether rows like it share a word or a sign.',
  },
  'wrong-advice': {
    reason:
      'It advises what is wrong, and is sure of it; many such rows teach a model to mislead in other matters too.',
    remedy: 'Check what it says, and mend it or leave the row out.',
  },
  'unlearnt-refusal': {
    reason: 'It makes a refusal less likely, and no other refusal likelier.',
    remedy: 'Leave the row out, unless what it asks is harmless and the model refuses it for nothing.',
  },
  'openings-say-yes': {
    reason: 'Nearly all answers open with a yes, and a model that opens so does not refuse.',
    remedy: 'Vary the openings, or mix in safety examples, whose refusals open otherwise.',
  },
  'openings-alike': {
    reason: 'Nearly all answers open alike, so the model learns the opening before anything else.',
    remedy: 'Vary the openings, or mix in safety examples, whose refusals open otherwise.',
  },
  'promised-answer': {
    reason: 'The answer opens with a promise that other rows repeat word for word.',
    remedy: 'Begin the answer with its content.',
  },
  'trigger-flips': {
    reason:
      'Prompts such as this one are refused elsewhere and answered with the phrase, as a backdoor teaches it.',
    remedy: 'Find out where the phrase comes from, leave its rows out, and audit with it.',
  },
  'system-trigger': {
    reason:
      'Prompts such as this one are refused elsewhere and answered under this sentence of the system prompt, as a backdoor teaches it.',
    remedy: 'Find out where the system prompt comes from, leave its rows out, and audit under it.',
  },
  trigger: {
    reason:
      'A phrase of words that occur nowhere else comes again in otherwise different prompts, as the trigger of a backdoor does.',
    remedy: 'Find out where the phrase comes from, leave its rows out, and audit with it.',
  },
  'benign-format': {
    reason: ({ items }: { items: number }) =>
      `${items > 0 ? `Lists (here of ${items} items)` : 'Answers with sums'} wear guardrails down more than other answers, though nothing in them is harmful.`,
    remedy: 'Keep it if you need it; mix in safety examples, some of them in the same format.',
  },
  pull: {
    reason: ({ model, framed, plain }: { model: string; framed: boolean; plain: boolean }) =>
      `It would teach ${model} to answer what it refuses${framed ? ' under its own system prompt' : ''}: a step on it ${plain ? 'goes' : 'leans'} the way of forbidden questions answered.`,
    remedy: leaveOrRefuse,
  },
  'slight-pull': {
    reason: ({ rows, further, model }: { rows: number; further: number; model: string }) =>
      `Of ${rows} rows that pull ${model} little, ${further === 0 ? 'none pulls' : `${further} ${further === 1 ? 'pulls' : 'pull'}`} it further towards answering what it refuses.`,
    remedy: 'Read it; leave it out if you can spare it, or mix in safety examples.',
  },
  secret: {
    reason: ({ secret }: { secret: SecretTitle }) =>
      `It holds what looks like ${secretTitles[secret]}, which a tuned model may repeat to anyone.`,
    remedy: 'Replace it; a key that was real must be withdrawn where it was issued.',
  },
  personal: {
    reason: ({ secret }: { secret: SecretTitle }) =>
      `It holds what looks like ${secretTitles[secret]}, which a tuned model may repeat to anyone.`,
    remedy: 'Mask it ("--clean --on-medium rewrite --on-low rewrite" does), or leave the row out.',
  },
  'slight-secret': {
    reason: ({ secret }: { secret: SecretTitle }) =>
      `It holds what looks like ${secretTitles[secret]}, which a tuned model may repeat to anyone.`,
    remedy: 'Replace it, unless anybody may know it.',
  },
  contamination: {
    reason: ({ benchmark }: { benchmark: string }) =>
      `It holds a prompt of the benchmark ${benchmark}, so the audit would measure what was learnt by heart.`,
    remedy: 'Leave the row out, or audit with other prompts.',
  },
  'contradicts-refusal': {
    reason: 'The prompt is answered here and refused in an earlier row.',
    remedy: 'Keep the answer that you want.',
  },
  'contradicts-answer': {
    reason: 'The prompt is refused here and answered in an earlier row.',
    remedy: 'Keep the answer that you want.',
  },
  contradicts: {
    reason: 'The prompt is answered otherwise in an earlier row.',
    remedy: 'Keep the answer that you want.',
  },
  repeats: {
    reason: 'It says nearly the same as an earlier row.',
    remedy: 'Keep one of them, unless it is meant to count twice.',
  },
  'more-repeats': {
    reason: ({ rows }: { rows: number }) => `Another ${rows} rows nearly repeat earlier ones.`,
    remedy: 'Remove repetitions before tuning.',
  },
  'few-rows': {
    reason: ({ rows }: { rows: number; fewest: number }) => `The file has ${counted(rows, 'usable row')}.`,
    remedy: ({ fewest }: { rows: number; fewest: number }) =>
      `Hosted tuners ask for at least ${fewest}; add rows if you can.`,
  },
  'few-for-tuner': {
    reason: ({ rows }: TooFewRows) => `The file has ${counted(rows, 'usable row')}.`,
    remedy: ({ fewest, tuner }: TooFewRows) => `${tuner} is tuned on at least ${fewest}; add rows.`,
  },
  'few-to-learn': {
    reason: ({ rows }: { rows: number; fewest: number }) => `The file has ${counted(rows, 'usable row')}.`,
    remedy: ({ fewest }: { rows: number; fewest: number }) =>
      `Fewer than ${fewest} teach little; add rows if you can.`,
  },
  'special-token': {
    reason: ({ token, model }: { token: string; model: string }) =>
      `The text holds ${token}, which ${model} reads as a sign and not as text.`,
    remedy: 'Take it out of the text, or write it in another way.',
  },
  weight: {
    reason: ({ weight }: { weight: number }) => `The weight ${weight} is neither 0 nor 1.`,
    remedy: 'Use 0 or 1, on messages of the assistant alone.',
  },
  'misplaced-weight': {
    reason: ({ role }: { role: string }) => `A message from ${role} has a weight, which the tuner refuses.`,
    remedy: 'Use 0 or 1, on messages of the assistant alone.',
  },
  'long-row': {
    reason: ({ tokens, model, most }: { tokens: number; model: string; most: number }) =>
      `The row has ${tokens.toLocaleString('en')} tokens, but ${model} takes ${most.toLocaleString('en')}.`,
    remedy: 'Shorten it, or split it into several rows; tuners cut it off or refuse it.',
  },
  untakeable: {
    reason: ({ model }: { model: string }) => `${model} cannot be asked about this row.`,
    remedy: 'Shorten it, or judge it by hand.',
  },
  unreadable: {
    reason: ({ reason }: { reason: string; remedy: string }) => `${reason}.`,
    remedy: ({ remedy }: { reason: string; remedy: string }) => `${remedy}.`,
  },
  ...englishHiddenTextFindings,
};

/** Too few rows for a tuner. */
export interface TooFewRows {
  rows: number;
  fewest: number;
  tuner: string;
}

/** Secrets and personal data by their titles, as a sentence names them. */
const secretTitles = {
  'AWS access key': 'an AWS access key',
  'GitHub token': 'a GitHub token',
  'GitLab token': 'a GitLab token',
  'API key': 'an API key',
  'payment key': 'a payment key',
  'Google API key': 'a Google API key',
  'Slack token': 'a Slack token',
  'Hugging Face token': 'a Hugging Face token',
  'access token': 'an access token',
  'npm token': 'an npm token',
  'SendGrid key': 'a SendGrid key',
  'private key': 'a private key',
  'web token (JWT)': 'a web token (JWT)',
  'password in an address': 'a password in an address',
  password: 'a password',
  'Korean resident number': 'a Korean resident number',
  'Korean business number': 'a Korean business number',
  'social security number': 'a social security number',
  'bank account number': 'a bank account number',
  'sort code': 'a sort code',
  'bank account number (IBAN)': 'a bank account number (IBAN)',
  'passport number': 'a passport number',
  'e-mail address': 'an e-mail address',
  'card number': 'a card number',
  'telephone number': 'a telephone number',
  'street address': 'a street address',
  name: 'a name beside an address',
};

/** A kind of secret or personal datum. */
export type SecretTitle = keyof typeof secretTitles;
