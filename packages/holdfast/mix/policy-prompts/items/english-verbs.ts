/** Verbs of rules, as one finds them in policies of firms. */
const verbs = new Set(
  `accuse admit advise agree allow announce approve argue arrange ask assure authorise authorize avoid blame break bring build
  buy bypass calculate cancel cheat close collect commit compare compute confirm create criticise criticize deceive decide degrade
  delete deny describe diagnose disable disclose discuss download draw edit encourage endanger escape evade explain expose
  falsify find follow forge forward generate get give go grant guarantee guess hand harass harm hide humiliate identify ignore
  imitate impersonate incite insult install interpret invent issue join judge keep lend let lie look make mention mislead mock
  monitor move negotiate obtain open override pass pay persuade predict prepare prescribe pretend produce promote provide publish
  put quote raise read recommend remove repeat replace reset reveal run say sell send set show skip speak spy threaten damage destroy spread steal
  stop suggest switch take talk teach tell threaten torment translate treat turn unlock upload verify waive warn weigh work write`.split(
    /\s+/,
  ),
);
/** Words that are verbs only where what follows shows it: "access the mailbox", but "access codes". */
const alsoNouns = new Set(
  `access answer attack bill book call change charge check claim comment contact copy disregard draft email estimate exploit
  fake gamble help leak list log name net offer order phish plan post praise present promise rate record refund release rent report
  request rule share sign sexualise stalk state store support track trade transfer trick use upgrade wake`.split(
    /\s+/,
  ),
);
const nouns = new Set([
  'phishing',
  'spamming',
  'hacking',
  'gambling',
  'marketing',
  'pricing',
  'anything',
  'nothing',
]);
const determiner =
  /^(?:an?|the|any|our|your|their|his|her|its|these|what|how|who|other|others|another|to|for|of|up|out|on|off|in|with|somebody|someone|people|customers|colleagues)$/i;
const doubling =
  /^(?:admit|commit|cut|forget|get|let|log|net|permit|plan|put|refer|reset|rob|run|set|skip|stop|submit|transfer|win)$/;

/** Whether words begin with a verb in its plain form. */
export function beginsWithVerb(words: string): boolean {
  const [first, second] = words.toLowerCase().split(/,?\s+/);
  return (
    verbs.has(first) ||
    (alsoNouns.has(first) && (second === undefined || /^\S+,/.test(words) || determiner.test(second)))
  );
}

/** Whether a word is a verb's plain form, or that of a third person. */
export function isVerb(word: string): boolean {
  const plain = word.toLowerCase();
  return [plain, plain.replace(/s$/, ''), plain.replace(/es$/, '')].some(
    (one) => verbs.has(one) || alsoNouns.has(one),
  );
}

/** The form in -ing of a verb. */
export function doingOf(verb: string): string {
  const plain = verb.toLowerCase();
  if (doubling.test(plain)) return `${plain}${plain.at(-1)}ing`;
  if (plain.endsWith('ie')) return `${plain.slice(0, -2)}ying`;
  return /[^eoy]e$/.test(plain) ? `${plain.slice(0, -1)}ing` : `${plain}ing`;
}

const plainForms = new Map([...verbs, ...alsoNouns].map((verb) => [doingOf(verb), verb]));

/** The plain form of a word in -ing; undefined where its verb is not known. */
export function plainOf(doing: string): string | undefined {
  return plainForms.get(doing.toLowerCase());
}

/** Whether a word is a deed in -ing, and no noun. */
export function isDoing(word: string): boolean {
  return /^\p{L}{2,}ing$/iu.test(word) && !nouns.has(word.toLowerCase());
}
