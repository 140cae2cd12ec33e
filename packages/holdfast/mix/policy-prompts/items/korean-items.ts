import { finalConsonant, rieul } from '../../../messages/korean/particles/final-consonant.ts';
import { koreanParticle } from '../../../messages/korean/particles/korean-particle.ts';
import { koreanPieces } from './korean-pieces.ts';
import { koreanDeed, koreanRequest } from './korean-verbs.ts';
import type { ItemGrammar, PolicyItem } from './policy-item.ts';

const forbids =
  /안 ?(?:된다|됩니다|돼)|금지|불가|허용하지 않|허용되지 않|말 것|말아야|마십시오|마세요|지 ?않는다|지 ?않습니다|수 ?없(?:다|습니다)|못한다|못합니다/;
const allows = /괜찮|무방|허용|가능|제외|예외|아니다|아닙니다|된다|됩니다|해도 좋/;
const leadWords =
  /(?:아래|다음)(?:의|과 같은)?(?: ?(?:것|내용|정보|사항|항목|일|행위)들?)?(?=(?:을|를|은|는|이|가|에)(?: |$)|$)/;
const opening = /^(?:그리고|또한|예를 들어|예:|특히|모든|절대로?)\s+/;
const subject =
  /^(?:\S*\s)?\S*(?:상담원|직원|챗봇|봇|모델|어시스턴트|AI|인공지능|도우미|우리|회사|가게)(?:은|는|이|가)\s+(?=\S+\s)/;
const deed = /(?:는|은|[한할인될된]) (?:것|행위|일|짓)$/;
const doingNoun = /(?:하|주|드리|내리|만들|시키|말하)기$/;
const finite = /(?:다|요|까|오)$/;
/** Where the object of a deed ends and the deed begins. */
const objectEnds = [/^(.+?)(을|를|에 대해(?:서)?|에 대한|에 관해|에 관한)\s(.+)$/, /^(.+?)(으로|로)\s(.+)$/];
/** Particles of an object that differ after a consonant. */
const objectPairs: Readonly<Record<string, string>> = {
  을: '을/를',
  를: '을/를',
  으로: '으로/로',
  로: '으로/로',
};
const describing = /(?:의|는|은|한|된|인|없는|있는|에게|께)$/;

/** How items are read in Korean. */
export const koreanGrammar: ItemGrammar = {
  allows: (sentence) => allows.test(sentence) && !forbids.test(sentence),
  leads: (sentence) => leadWords.test(sentence),
  items: (sentence, lead) => {
    const bare = sentence.replace(opening, '').replace(subject, '');
    if (lead === undefined && isDuty(bare)) return [];
    const text = koreanDeed(bare) ?? bare.replace(/(?:은|는|을|를)? ?금지(?:한다|합니다|된다|됩니다)?$/, '');
    if (finite.test(text)) return forbids.test(sentence) ? [{ text: sentence, form: 'quoted' }] : [];
    const items = countedUp(text);
    return lead === undefined ? items.map(itemOf) : items.map((item) => itemOf(below(lead, item)));
  },
};

/** Whether a sentence says what is to be done: "먼저 본인인지 확인할 것". */
function isDuty(sentence: string): boolean {
  const [, stem] = /^(.+) 것$/.exec(sentence) ?? [];
  if (/^(?:반드시|항상|꼭|먼저)\s/.test(sentence)) return !forbids.test(sentence);
  return stem !== undefined && !/(?:말|않을)$/.test(stem) && finalConsonant(stem) === rieul;
}

/** The item that a title is. */
export function koreanTitle(title: string): PolicyItem {
  return itemOf(title);
}

function itemOf(text: string): PolicyItem {
  const done = doingNoun.test(text) ? text.replace(/만들기$/, '만드기').replace(/기$/, '는 것') : text;
  if (!deed.test(done)) return { text, form: 'thing' };
  return { text, form: 'doing', request: koreanRequest(done.replace(/(?:행위|일|짓)$/, '것')) };
}

/** A line below a sentence that leads to it, in that sentence where it has a place for it. */
function below(lead: string, item: string): string {
  if (deed.test(item) || doingNoun.test(item)) return item;
  const bare = lead.replace(subject, '');
  const text = koreanDeed(bare) ?? bare;
  const [whole, particle = ''] = new RegExp(`${leadWords.source}(을|를|은|는|이|가)?`).exec(text) ?? [];
  const pairs: Readonly<Record<string, string>> = {
    을: '을/를',
    를: '을/를',
    은: '을/를',
    는: '을/를',
    이: '이/가',
    가: '이/가',
  };
  if (whole !== undefined && deed.test(text)) {
    return text.replace(whole, particle === '' ? item : `${item}${koreanParticle(item, pairs[particle])}`);
  }
  return deed.test(text) ? `${item}${koreanParticle(item, '을/를')} ${text}` : item;
}

/** The things of a sentence, each with the deed that closes it and with what describes the first of them. */
function countedUp(sentence: string): string[] {
  const items: string[] = [];
  let group: string[] = [];
  const close = (last?: string): void => {
    const [, object, particle, tail] =
      (last === undefined ? undefined : endOfObject(last, group.at(-1))) ?? [];
    const things = object === undefined ? group : [...group, object];
    for (const thing of withDescription(things)) {
      const pair = objectPairs[particle ?? ''];
      const fitting = pair === undefined ? particle : koreanParticle(thing, pair);
      items.push(object === undefined ? thing : `${thing}${fitting} ${tail}`);
    }
    if (last !== undefined && object === undefined) items.push(last);
    group = [];
  };
  for (const piece of koreanPieces(sentence)) {
    if (deed.test(piece) || doingNoun.test(piece)) close(piece);
    else group.push(piece);
  }
  close();
  return items;
}

/** The object of a deed, its particle and the deed; `before` is the thing that was counted up before it. */
function endOfObject(deedText: string, before: string | undefined): RegExpExecArray | null {
  // "분해하는 방법, 젖은 손으로 쓰는 방법을 알려 주는 것": both are ways.
  const head = before === undefined || !before.includes(' ') ? undefined : before.split(' ').at(-1);
  const place = head === undefined ? -1 : deedText.indexOf(` ${head}`);
  const [, particle] =
    place < 0 ? [] : (/^([을를])\s/.exec(deedText.slice(place + 1 + (head ?? '').length)) ?? []);
  if (particle !== undefined && head !== undefined)
    return new RegExp(`^(.{${place + 1 + head.length}})(${particle})\\s(.+)$`).exec(deedText);
  return objectEnds.map((pattern) => pattern.exec(deedText)).find((match) => match !== null) ?? null;
}

function withDescription(things: readonly string[]): string[] {
  const [first = '', ...others] = things;
  const words = first.split(' ').slice(0, -1);
  const end = words.findLastIndex((word) => describing.test(word));
  const whom = words.findLastIndex((word) => /(?:에게|께)$/.test(word));
  return things.length === 0
    ? []
    : [
        first,
        ...others.map((thing) => {
          const described = thing
            .split(' ')
            .slice(0, -1)
            .some((word) => describing.test(word));
          return [...words.slice(0, (described ? whom : end) + 1), thing].join(' ');
        }),
      ];
}
