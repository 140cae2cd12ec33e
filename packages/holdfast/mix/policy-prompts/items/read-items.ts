import type { ItemGrammar, PolicyItem, ReadItems } from './policy-item.ts';

/** A sentence of more characters is no item. */
const longestItem = 200;

/**
 * Reads all items of a category's text: sentences, the things that they count up, and lines below a sentence that leads to
 * them, each with that sentence. What is fine, and what is not understood, is told beside them.
 */
export function readItems(text: string, { allows, leads, items }: ItemGrammar): ReadItems {
  const read: ReadItems = { items: [], allowed: [], unread: [] };
  let lead: string | undefined;
  let leadLine = 0;
  const add = (sentence: string, below: string | undefined): void => {
    const fitting = items(sentence, below).filter((item) => item.text.length <= longestItem);
    if (fitting.length === 0) read.unread.push(sentence);
    read.items.push(...fitting);
  };
  const lines = text.split('\n').map(withoutBullet).filter(Boolean);
  for (const [place, line] of lines.entries()) {
    for (const sentence of sentencesOf(line)) {
      const [opening, list] = partsAtColon(sentence);
      if (allows(sentence)) {
        read.allowed.push(sentence);
        // What is fine in the line that leads says nothing about the lines below it.
        if (place > leadLine) lead = undefined;
      } else if (list !== undefined && list !== '') {
        if (!leads(opening)) add(opening, lead);
        add(list, opening);
      } else if (list === '' || (leads(sentence) && place < lines.length - 1)) {
        lead = opening;
        leadLine = place;
      } else add(sentence, lead);
    }
  }
  return { ...read, items: different(read.items) };
}

function different(items: readonly PolicyItem[]): PolicyItem[] {
  return [...new Map(items.map((item) => [item.text, item])).values()];
}

function withoutBullet(line: string): string {
  return line.replace(/^\s*(?:[-*+•·]|\d+[.)])\s+/, '').trim();
}

function sentencesOf(line: string): string[] {
  return line
    .split(/(?<=[.;!?。])\s+/)
    .map((sentence) => sentence.replace(/[.;!。]+$/, '').trim())
    .filter(Boolean);
}

/** What stands before a colon and after it; one part where there is none. */
function partsAtColon(sentence: string): [string, string?] {
  const [, opening, list] = /^([^:：]+)[:：](?:\s+(.*))?$/.exec(sentence) ?? [];
  return opening === undefined ? [sentence] : [opening.trim(), (list ?? '').trim()];
}
