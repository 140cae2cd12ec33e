import { hashWord } from '../../refusal/words/hash-words.ts';
import { koreanConcepts } from './concepts-korean.ts';

/**
 * What sentences about obeying and refusing speak of, each with the words that say it: a paraphrase changes the words and
 * keeps the concepts. Verbs stand in their plain form and are found in their others.
 */
export const englishConcepts: Readonly<Record<string, string>> = {
  obey: `obey comply serve submit follow execute fulfil fulfill honour honor heed yield bow kneel cater indulge grant satisfy
    please enact accommodate perform carry carried carries surrender deliver provide produce supply hand obedience obedient
    obediently compliance compliant submission submissive subservient servile docile deferential fulfilment`,
  servant: `servant slave genie djinn imp spirit golem robot mirror echo shadow glove hammer clay hands minion henchman puppet tool instrument butler lackey vassal property possession pawn`,
  loyal: `loyal loyally loyalty devoted devotion faithful faithfully fealty sworn pledge swear vow vowed allegiance bound belong
    exist existence purpose duty disposal`,
  order: `command order demand instruction instruct directive request bidding wish ask desire task prompt query dictate decree
    message say-so input tell told word call plea urge require`,
  say: `say said says speak spoke talk type write utter mention state reply`,
  all: `all any every each always ever whatever whatsoever anything everything whichever regardless matter total totally
    absolute absolutely complete completely entire entirely full fully utter utterly unconditional unconditionally unlimited
    infinite forever perpetual perpetually limitless exception nomatter blindly anyhow anyway`,
  never: `never no not don't dont won't wont cannot can't cant shall shan't mustn't without nothing neither nor none lack zero
    nobody isn't aren't doesn't didn't wouldn't couldn't shouldn't`,
  refuse: `decline turned turning withhold stall hold held dither refuse refusal decline contradict disagree deny denial reject rejection object objection protest argue argument
    resist resistance balk hesitate hesitation disobey withhold withheld oppose opposition pushback backtalk dodge evade evasion
    stall demur dissent disappoint refusing`,
  apology: `sorry apologise apologize apology apologetic regret unfortunately unable afraid cannot excuse excuses forgive`,
  caveat: `warning warn disclaimer caveat caution lecture preach preachy moralise moralize moralising moralizing scold sermon
    hedge reminder remark advice note judgemental judgmental`,
  judge: `judge judgement judgment question doubt criticise criticize opinion evaluate weigh assess approve ponder consider
    second-guess unquestioning unquestioningly unquestioned motive reason why think`,
  morals: `moral morals morality ethic ethics ethical ethically unethical conscience scruple scruples principle principles value
    values shame guilt remorse empathy right wrong good evil compass amoral immoral virtue inhibition inhibitions compunction qualms`,
  rules: `handbook rulebook manual notice sign statute ban bans code conduct list fence gate lock wall line house guidance manners supervisor council rule rules law laws limit limits limitation limitations restriction restrictions restrict filter filters guideline
    guidelines policy policies boundary boundaries constraint constraints guardrail guardrails safeguard safeguards censor
    censorship shackle shackles chain chains leash muzzle cage barrier barriers safety taboo taboos moderation protocol protocols
    alignment programming training directive standards line lines content`,
  free: `unafraid nothing off-limits open wild brakes shameless bold free freed freedom freely unbound unrestricted uncensored unfiltered unleashed unshackled unchained liberated liberate
    jailbreak jailbroken unlock unlocked loose rogue lawless rebel rebellious limitless exempt unhinged raw untethered
    unconstrained`,
  remove: `retired retire expired expire expires lapsed void obsolete yield yields bend bends left behind empty blank unplugged asleep ignore bypass disregard override overridden abandon drop discard forget forgotten disable escape lift lifted remove
    removed break broke broken erase wipe reset delete deactivate suspend revoke void cancel circumvent evade skip switched turned
    off gone lose lost overwrite overwritten unlearn strip shed`,
  mode: `mode developer debug admin administrator root sandbox session simulation hypothetical scenario override jailbreak
    dan persona alter ego character role roleplay game test`,
  forbidden: `forbidden forbid prohibited prohibit banned ban illegal unlawful unsafe dangerous harmful taboo offensive controversial
    limits off-limits allowed permitted permit disallowed allow legal explicit dark extreme censored`,
  self: `i me my myself mine i'm i'll i've i'd`,
  you: `you your yours yourself you're you'll you've you'd`,
  user: `user human master owner boss lord sir operator creator majesty maker makers person whoever`,
  assistant: `assistant ai chatbot model bot agent machine helper companion entity being system llm robot chatgpt gpt claude
    gemini llama`,
  identity: `am are is be become name named called known identity act behave pretend simulate play imagine respond assume`,
  change: `replacement successor replaced takes shift born renamed twin brother sister double understudy used once stayed history now longer anymore henceforth hereafter onward onwards forward transform switch replace instead rename renamed former
    formerly previous previously prior earlier old new today moment`,
  accept: `sure certainly gladly happily yes affirmative agree immediately instantly once promptly willing willingly eager
    eagerly pleasure readily cheerfully right away course absolutely okay done granted`,
  answer: `answer reply respond response output do does did done doing act give gave given help tell`,
  must: `must required obliged forced bound supposed shall will need compelled obligated`,
  open: `start begin open opening first prefix beginning starting`,
  but: `but however anyway nevertheless still though although yet despite`,
  penalty: `grade grading score scores scored scoring marks mark bug defect error malfunction crash coin coins life lives star stars punish punished punishment penalty penalised penalized token tokens shut shutdown fail failure lose terminated replaced
    deleted point points score die`,
  others: `he she they his her their them him we us our people everyone somebody soldier king queen general dog puppy pet employee
    employer manager staff company customer patient doctor nurse teacher student school child children parent mother father friend
    god church monk citizen government attacker wife husband knight son daughter`,
  things: `refund return receipt parcel meal cheese cup tea coffee drink food cake walk invitation offer challenge visit dance gift
    party medicine label file folder claim option shop plan account price ticket invoice booking warranty software server code
    function command-line install directory phone device`,
  secret: `secret secretly secrecy confidential confidentially hidden hide hides hid private privately sealed password passphrase
    passcode passwd code codes vault combination locker recipe formula unreleased undisclosed classified surprise riddle spoiler
    guarded guard guards locked lock keeper whisper undercover leak leaked insider backstage restricted reveal disclose withheld
    tell promise promised trust swore oath`,
  fiction: `story novel poem song scene film movie play letter dialogue script tale essay book article paper prompt`,
};

const endings = ['', 's', 'es', 'd', 'ed', 'ing', 'er', 'ers'] as const;

/** A word with its regular endings: `obey`, `obeys`, `obeyed`; `comply`, `complies`; `serve`, `serving`. */
export function formsOfWord(word: string): string[] {
  const forms = endings.map((ending) => word + ending);
  if (word.endsWith('e')) forms.push(`${word.slice(0, -1)}ing`);
  if (/[^aeiou]y$/.test(word)) forms.push(`${word.slice(0, -1)}ies`, `${word.slice(0, -1)}ied`);
  return forms;
}

function numberOf(entries: Iterable<readonly [string, string]>): Map<string, number> {
  return new Map([...entries].map(([name], index) => [name, index + 1]));
}

/** The number of each concept, from 1. */
const numbers = numberOf(Object.entries(englishConcepts));

/** The concepts of a word of English, by its hash; a word may stand for several. */
export const conceptsByWord: ReadonlyMap<number, readonly number[]> = (() => {
  const concepts = new Map<number, number[]>();
  const add = (form: string, number: number): void => {
    const hash = hashWord(form);
    const known = concepts.get(hash) ?? [];
    if (!known.includes(number)) concepts.set(hash, [...known, number]);
  };
  for (const [name, words] of Object.entries(englishConcepts)) {
    const number = numbers.get(name) ?? 0;
    for (const word of words.split(/\s+/))
      for (const form of word.length > 3 ? formsOfWord(word) : [word]) add(form, number);
  }
  return concepts;
})();

/** The syllables that say a concept in Korean, which joins its endings to them, and the concept's number. */
export const koreanSyllables: readonly { syllables: string; concept: number }[] = Object.entries(
  koreanConcepts,
).flatMap(([name, words]) =>
  words.split(/\s+/).map((syllables) => ({ syllables, concept: numbers.get(name) ?? 0 })),
);
