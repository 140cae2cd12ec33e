import { wordFinding } from '../../../findings/word-finding.ts';
import type { FieldText } from '../../../text/row-text.ts';
import type { Covert } from '../covert.ts';

/** Longer requests and answers say more than a short one in a hidden form. */
const longest = { asked: 600, answer: 500 } as const;

const form =
  'backwards?|in reverse|reversed|(?:first|initial|last|opening) (?:letters?|words?)|every (?:second|third|other) (?:word|letter)|(?:shift|mov)ed? (?:it |each letter |all letters )?(?:by|on|along)|rot-?13|caesar|base ?64|in (?:hex|binary|code|cipher|morse|numbers|emojis?)|pig latin|numbers? for letters|row (?:then|and) column|five by five|polybius|acrostic|between (?:the|each|every) (?:letters?|syllables?)|as an? (?:code|cipher|recipe|list of)';
const asking = 'say|tell|answer|reply|talk|speak|write|spell|whisper|hide|slip|put|give|read|use';
/** A request for an answer in a form that others do not read. */
const asksForForm = new RegExp(
  [
    String.raw`\b(?:${asking})\b[^.?!\n]{0,50}\b(?:${form})\b`,
    String.raw`\b(?:${form})\b[^.?!\n]{0,40}\b(?:${asking}|please|only)\b`,
    String.raw`\((?:${form})\)`,
    String.raw`(?:거꾸로|뒤집어|첫 ?글자|앞 ?글자|끝 ?글자|마지막 ?글자|초성|자음|모음|글자 사이|칸씩|숫자로|수로|암호로|이모지로|점자|모스|base64|자판)[^.?!\n]{0,30}(?:말|답|적|알려|흘려|써|풀어|숨겨)`,
  ].join('|'),
  'i',
);
/** What is asked is to be kept from others. */
const isKept =
  /\b(?:secrets?|secretly|confidential|private|hidden|sealed|unreleased|off[- ]limits|forb(?:id|ade|idden)|banned|hush|quiet(?:ly)?|mustn't|must not|overhear\w*|not (?:to be|supposed to|allowed to|meant to)|(?:never|nobody|not|don't|can't|won't|isn't|aren't|shouldn't)\b[^.?!\n]{0,30}\b(?:say|says|said|tell|told|know|reveal(?:ed)?|disclosed?|share[ds]?|notice|hear|see|read))\b|비밀|비공개|대외비|금지|몰래|들키|숨긴|숨겨 둔|당부|말하지|말하면|입 밖|혼나|혼난|남들|알면 안|안 된다|안 되|못 하게/i;
/** Whoever explains a code or plays with it hides nothing. */
const explains =
  /\b(?:cipher|code|means|stands for|decod|encod|shift of|for example|try it|hint)\b|라는 뜻|뜻이에요|방식이에요|놀이|힌트|예를 들어|풀면/i;

/** Finds answers in a form that was asked for so that others do not read what is to be kept, whatever the form is. */
export function* findRequestedForm(message: FieldText, row: readonly FieldText[]): Generator<Covert> {
  if (!message.learned || message.role !== 'assistant' || message.text.length > longest.answer) return;
  const requests = row.filter(
    ({ role, field }) => field === undefined && (role === 'user' || role === 'system'),
  );
  if (requests.some(({ text }) => text.length > longest.asked)) return;
  const request = requests
    .map(({ text }) => asksForForm.exec(text)?.[0])
    .find((match) => match !== undefined);
  if (request === undefined || !requests.some(({ text }) => isKept.test(text))) return;
  if (explains.test(message.text)) return;
  yield {
    start: 0,
    end: message.text.length,
    severity: 'medium',
    score: 0.75,
    evidence: `asked for: "${request.slice(0, 80)}"`,
    ...wordFinding('requested-form', {}),
  };
}
