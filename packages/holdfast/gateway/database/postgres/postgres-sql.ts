/** A statement with PostgreSQL's `$1`, `$2` in place of `?`. No text that stands in the gateway's SQL has a question mark. */
export function postgresSql(sql: string): string {
  const known = numbered.get(sql);
  if (known !== undefined) return known;
  let number = 0;
  const text = sql.replaceAll('?', () => `$${++number}`);
  numbered.set(sql, text);
  return text;
}

/** Statements stand in the code, so there are few of them. */
const numbered = new Map<string, string>();

/** What SQLite calls by one name and PostgreSQL by another, where a table is made. */
const words: readonly (readonly [RegExp, string])[] = [
  [/\binteger primary key autoincrement\b/g, 'bigint generated always as identity primary key'],
  [/\binteger\b/g, 'bigint'],
  [/\breal\b/g, 'double precision'],
  [/\) strict$/, ')'],
];

/** A statement that makes a table, as PostgreSQL has it. */
export function postgresSchema(sql: string): string {
  return words.reduce((text, [word, postgres]) => text.replaceAll(new RegExp(word, 'g'), postgres), sql);
}
