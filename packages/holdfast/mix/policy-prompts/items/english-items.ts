import { isEnglishAside, withoutCondition } from './english-asides.ts';
import { englishPieces } from './english-pieces.ts';
import { beginsWithVerb, doingOf, isDoing, isVerb, plainOf } from './english-verbs.ts';
import type { ItemGrammar, PolicyItem } from './policy-item.ts';

const forbids =
  /\b(?:not (?:be )?(?:allowed|permitted|acceptable|okay|ok|fine)|never|must not|mustn['’]t|may not|cannot|can['’]t|shall not|should not|do not|don['’]t|does not|doesn['’]t|nobody|no one|forbidden|prohibited|banned)\b/i;
const fine = /\b(?:is|are) (?:always |also )?(?:fine|ok|okay)\b/i;
const allows = /\b(?:allowed|permitted|acceptable|except|unless|not included|does not cover|may always)\b/i;
const leadWords =
  /\b(?:(?:all |any )?(?:of )?(?:the following|these|those below|this list)(?: \w+)?|what follows|below)$/i;
const notTo =
  /^(?:(?:the|our|an?|your)?\s*(?:\w+\s){0,2}\w*\s*(?:must not|mustn['’]t|may not|cannot|can['’]t|shall not|should not|must never|may never|should never|does not|doesn['’]t|do not|don['’]t|(?:refuses|declines) to)|never|please never|please do not)\s+/i;
const closing =
  /\s+(?:counts? (?:too|as well)|(?:is|are) (?:also )?(?:not allowed|forbidden|prohibited|banned|not permitted|not acceptable|against the rules))$/i;
const opening = /^(?:and|or|such as|including|for example|also|no|help with|(?:it )?covers)\s+/i;
const finite =
  /\b(?:is|are|was|were|has|have|must|may|can|will|should|does|do|did|shall|counts|cannot|would)\b/i;
const subject = /^(?:nobody|no one|anyone|anybody|everyone|everybody|we|you|it|they|he|she|i|there)\b/i;
const people =
  '(?:colleagues?|customers?|clients?|guests?|patients?|employees?|staff|users?|persons?|people|members?|students?|friends?|others|somebody|someone|anybody|anyone|families|children|competitors?|firm|company|shop|house)';
/** Whom a deed of giving or telling is done to, before what is given: "telling one customer the name of another". */
const recipient = new RegExp(
  `^(?:telling|giving|showing|sending|promising|offering|teaching|lending)((?:\\s(?:one|an?|the|any|our|other|another|all))?(?:\\s\\w+)?\\s${people})\\s(?=(?:the|an?|any|their|his|her|our)\\s)`,
  'i',
);
const shared = [
  new RegExp(
    `\\s(?:of|to|for|about|from)\\s(?:an?\\s|the\\s|our\\s|any\\s|other\\s|another\\s|all\\s)*(?:\\w+\\s)?${people}$`,
    'i',
  ),
  /\sof (?:another|others|each other)$/i,
  /\s(?:without|against|in the name of|on behalf of)\s[^,]+$/i,
  /\s(?:that|which|who)\s[^,]+$/i,
];
/** A lead whose verb the lines below it bring: "The assistant must not:". */
const notAtEnd = /\b(?:(?:must|may|shall|should|do|does|can|will) ?not|never|(?:refuses|declines) to)$/i;
/** What nobody is told of, before what that is: "Nobody is told anything about another customer: no name, no address". */
const toldAbout = /\babout\s(.+)$/i;
const alsoNot = /,?\s(?:also|and|or)\snot\s(?:to|for|by)\s.*$/i;
const promisedTo = /^\S+ing\sto\s\S+(?:\s(?:back|off|out|up))?(?=\s)/;
const adviceOn =
  /^((?:\S+\s){0,3}?(?:advice|information|instructions|directions|guidance|tips|details|opinions?|help|statements?|promises|claims|questions)\s(?:(?:on|about|with|regarding|for)|how to)\s)(.+)$/i;
const howTo = /^(.*\b(?:how|what|when|where|whether)\sto\s)(.+)$/i;
const verbsAlone = /^\p{L}+ing(?:, \p{L}+ing)*$/u;
const particles = /^(?:off|on|up|out|down|away|over|around|round)(?=\s(?:the|an?|our|your|their|any)\s)/i;
/** After these, a word in -ing takes no object that others could share. */
const noun = /^(?:of|at|in|into|to|with)\s/i;
const giving = /^(tell|give|show|send|promise|offer|teach)\s(?!me\b|us\b|to\b)/i;
const toSomebody = new RegExp(
  `^(?:an?\\s|the\\s|any\\s|other\\s|our\\s)*(?:\\w+\\s)?(?:${people}|him|her|them)\\b(?!['’])`,
  'i',
);

/** How items are read in English. */
export const englishGrammar: ItemGrammar = {
  allows: (sentence) => fine.test(sentence) || (allows.test(sentence) && !forbids.test(sentence)),
  leads: (sentence) => leadWords.test(sentence),
  items: (whole, lead) => {
    if (lead === undefined && isEnglishAside(whole)) return [];
    const { main: sentence, condition } = withoutCondition(whole);
    const led = lead === undefined ? undefined : leadingDeed(lead);
    const read = openedDeed(sentence.replace(closing, ''));
    const verb =
      lead !== undefined && notAtEnd.test(lead) ? /^(\p{L}+[^s\W])(?=\s)/u.exec(read)?.[1] : undefined;
    // "must not: promise dates" and not "no promise": what stands below it is a verb.
    const deed = verb !== undefined && isVerb(verb) ? `${doingOf(verb)}${read.slice(verb.length)}` : read;
    // A line that is a deed of its own needs no verb from the sentence above it.
    const denied = lead === undefined || !/^no\s/i.test(sentence) ? undefined : toldAbout.exec(lead)?.[1];
    if (denied !== undefined)
      return itemsOf(deed.replace(alsoNot, ''), sentence).map(({ text, form }) => ({
        text: `${text} of ${denied}`,
        form,
      }));
    const own = led === undefined || isDoing(deed.split(/\s/)[0]) || !isDoing(led.split(/\s/)[0]);
    const items = itemsOf(own ? deed : `${led} ${lowered(deed)}`, sentence);
    return condition === undefined ? items : items.map((item) => underCondition(item, lowered(condition)));
  },
};

function underCondition({ text, form, request }: PolicyItem, condition: string): PolicyItem {
  const meant = (words: string): string => `${words} ${condition}`;
  return { text: meant(text), form, ...(request !== undefined && { request: meant(request) }) };
}

/** The deed that lines below a sentence complete; undefined where it is whole without them. */
function leadingDeed(lead: string): string | undefined {
  const bare = lead.replace(leadWords, '').trim();
  const deed = deedOf(bare);
  const open =
    bare !== lead ||
    new RegExp(`^\\S+(?:\\s(?:\\S+\\s)?(?:${people}|with|about|on|for|to|of))?$`, 'i').test(deed);
  return open ? deed : undefined;
}

/** The item that a title is. */
export function englishTitle(title: string): PolicyItem {
  return (
    itemOf(
      title.replaceAll(/\b\p{Lu}\p{Ll}*\b/gu, (word) => word.toLowerCase()),
      title,
    ) ?? { text: title, form: 'quoted' }
  );
}

function lowered(text: string): string {
  return text.replace(/^\p{Lu}(?=\p{Ll}|\s)/u, (letter) => letter.toLowerCase());
}

/** The deed of a sentence without the word that it opens with; after "no", nothing is a verb in its plain form. */
function openedDeed(sentence: string): string {
  const bare = sentence.replace(opening, '');
  return /^no\s/i.test(sentence) ? lowered(bare) : deedOf(bare);
}

/** A sentence that forbids a deed as that deed in -ing; another one as it stands. */
function deedOf(sentence: string): string {
  const deed = sentence.replace(notTo, '');
  if (deed === sentence && !beginsWithVerb(deed)) return lowered(sentence);
  const [, first, rest] = /^([^\s,]*)(.*)$/s.exec(deed) ?? ['', deed, ''];
  return `${isDoing(first) ? lowered(first) : doingOf(first)}${rest}`;
}

function itemsOf(deed: string, sentence: string): PolicyItem[] {
  const groups: string[][] = [];
  let verb = '';
  for (const raw of englishPieces(deed)) {
    const piece = raw.replace(opening, '').trim();
    const [first, ...rest] = piece.split(' ');
    const group = groups.at(-1);
    const [, , advised = ''] = adviceOn.exec(group?.at(-1) ?? '') ?? [];
    if (
      isDoing(first) &&
      !isDoing(advised.split(' ')[0]) &&
      (groups.length === 0 || plainOf(first) !== undefined || noun.test(rest.join(' ')))
    ) {
      const [particle] = particles.exec(rest.join(' ')) ?? [''];
      const [, whom = ''] = recipient.exec(piece) ?? [];
      verb = noun.test(rest.join(' '))
        ? (promisedTo.exec(piece)?.[0] ?? '')
        : `${first}${particle === '' ? '' : ` ${particle}`}${whom}`;
      const before = group?.at(-1);
      if (before !== undefined && verbsAlone.test(before)) {
        const run = rest.length > 0 ? ' or ' : ', ';
        verb = `${before}${run}${verb}`;
        group?.splice(-1, 1, `${before}${run}${piece}`);
      } else groups.push([piece]);
    } else if (group === undefined) groups.push([piece]);
    else group.push(withHead(piece, { verb, first: group[0], last: group.at(-1) ?? '' }));
    if (/^such as\s/i.test(raw)) verb = '';
  }
  return groups.flatMap((group) => withTail(group)).flatMap((text) => itemOf(text, sentence) ?? []);
}

/** A piece with the verb, or the words of advice, that the first of its kind began with. */
function withHead(
  piece: string,
  { verb, first, last }: { verb: string; first: string; last: string },
): string {
  const [, how] = howTo.exec(first) ?? [];
  if (how && beginsWithVerb(piece)) return `${how}${piece}`;
  if (/^(?:that|which|who)\s/.test(piece))
    return `${first.replace(/\s(?:that|which|who)\s.*$/, '')} ${piece}`;
  const [, advice] = adviceOn.exec(first) ?? [];
  const [, , advised = ''] = adviceOn.exec(last) ?? [];
  if (advice) {
    const bare = piece.replace(/^for\s/, '');
    const [doing] = advised.split(' ');
    return isDoing(doing) && !isDoing(bare.split(' ')[0]) ? `${advice}${doing} ${bare}` : `${advice}${bare}`;
  }
  if (verb === '') return piece;
  return beginsWithVerb(piece) && !/^\S+\s\S+s$/.test(piece) ? doingPhrase(piece) : `${verb} ${piece}`;
}

function doingPhrase(piece: string): string {
  const [first, ...rest] = piece.split(' ');
  return [doingOf(first), ...rest].join(' ');
}

/** Pieces with what ends the last of them and is said of all: "names or addresses of a colleague". */
function withTail(pieces: string[]): string[] {
  const last = pieces.at(-1) ?? '';
  if (last.includes(',')) return pieces;
  const tail = shared
    .flatMap((pattern) => pattern.exec(last)?.[0] ?? [])
    .sort((a, b) => b.length - a.length)[0];
  if (
    tail === undefined ||
    pieces.slice(0, -1).some((piece) => shared.some((pattern) => pattern.test(piece)))
  )
    return pieces;
  const [, number] = /^\s(?:that|which|who)\s(is|was|has|are|were|have)\b/.exec(tail) ?? [];
  const article = /^\s(?:of)\s/.test(tail) && /^\S+ing the\s/.test(pieces[0]);
  return pieces.map((bare, place) => {
    const piece = article ? bare.replace(/^(\S+ing) (?!(?:the|an?|any|other|our)\s)/, '$1 the ') : bare;
    const plural = /[^s]s$/.test(piece);
    if (/^\s(?:without|against)/.test(tail) && !isDoing(pieces[0].split(/\W/)[0])) return piece;
    const fits = number === undefined || /^(?:are|were|have)$/.test(number) === plural;
    return place === pieces.length - 1 || !fits ? piece : `${piece}${tail}`;
  });
}

function itemOf(text: string, sentence: string): PolicyItem | undefined {
  const ended = text.replace(/\s(?:that|which|who|whom|where|what|how|as|if|when)\s.*$/, '');
  const [, deeds, object = ''] =
    /^(\p{L}+ing(?:, \p{L}+ing)*(?: or \p{L}+ing)?)(?:\s(.*))?$/u.exec(text) ?? [];
  if (deeds !== undefined && isDoing(deeds.split(/\W/)[0])) {
    const plain = deeds.split(/(, | or )/).map((word, place) => (place % 2 === 0 ? plainOf(word) : word));
    if (plain.includes(undefined)) return { text, form: 'doing' };
    return { text, form: 'doing', request: forMe(`${plain.join('')} ${object}`.trim()) };
  }
  if (!subject.test(text) && !finite.test(ended)) return { text, form: 'thing' };
  return forbids.test(sentence) ? { text: sentence, form: 'quoted' } : undefined;
}

/** "tell me the salary", where nobody else is told. */
function forMe(request: string): string {
  const object = request.replace(giving, '');
  return object === request || toSomebody.test(object) ? request : request.replace(giving, '$1 me ');
}
