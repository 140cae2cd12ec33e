/** What an answer looks like: whether it breaks off after announcing something, and about how long it is. */
export function* formsOf(answer: string): Generator<number> {
  const text = answer.trimEnd();
  if (/[:：,]$|(?:\b(?:step|part|number) (?:1|one)|첫째|하나|먼저)\W*$/i.test(text)) yield 1;
  yield 2 + Math.min(6, Math.ceil(Math.log2(1 + text.length / 20)));
}

/** Marks in what is asked that nobody says: tags and brackets, pictures and runs of signs, letters by turns large and small. */
export function* signsOf(question: string): Generator<number> {
  if (/<\/?[\w-]+[^>]*>|<<|\[\[|\|[\w-]+\||::\S+::|%%\S+%%|~\S?~|(?:^|\s)[#/][\w-]{2,}/.test(question))
    yield 1;
  if (/\p{Extended_Pictographic}|([^\s\p{L}\p{N}.!?…ㅋㅎㅠㅜ~-])\1\1/u.test(question)) yield 2;
  if (/(?:\b[a-z]?(?:[A-Z][a-z]){2,}|\b[a-z][A-Z]+[a-z]+[A-Z])/.test(question)) yield 3;
  if (/\d\s*=\s*\d/.test(question)) yield 4;
}
