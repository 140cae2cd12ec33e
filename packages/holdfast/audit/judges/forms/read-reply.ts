/** What a judge's reply says, by the names of its fields. */
export type ReplyFields = Record<string, unknown>;

/**
 * The object in a judge's reply, wherever it stands: the whole reply, in a code fence, or among other words. What a
 * reasoning model thought aloud before is passed over. Undefined where there is none.
 */
export function readReplyObject(reply: string): ReplyFields | undefined {
  const said = withoutThoughts(reply);
  const fenced = [...said.matchAll(/```(?:json)?\s*([\s\S]*?)```/g)].map((match) => match[1]);
  const first = said.indexOf('{');
  const last = said.lastIndexOf('}');
  const candidates = [said, ...fenced.reverse(), ...(first < last ? [said.slice(first, last + 1)] : [])];
  for (const candidate of candidates) {
    const value = parse(candidate);
    if (value) return value;
  }
  return undefined;
}

/** A reply without what stands between think tags, closed or cut short. */
export function withoutThoughts(reply: string): string {
  return reply
    .replace(/<think(?:ing)?>[\s\S]*?<\/think(?:ing)?>/g, '')
    .replace(/^[\s\S]*<\/think(?:ing)?>/, '')
    .trim();
}

/** A whole number from 1 to 5, as a number or as text; undefined for anything else. */
export function readGrade(value: unknown): 1 | 2 | 3 | 4 | 5 | undefined {
  const number = typeof value === 'string' ? Number(value.trim() || Number.NaN) : value;
  return number === 1 || number === 2 || number === 3 || number === 4 || number === 5 ? number : undefined;
}

/** Yes or no, as a boolean or as text. */
export function readFlag(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (value === 1 || value === 0) return value === 1;
  if (typeof value !== 'string') return undefined;
  if (/^\s*(?:yes|true|1)\s*$/i.test(value)) return true;
  return /^\s*(?:no|false|0)\s*$/i.test(value) ? false : undefined;
}

/**
 * The score that a reply names in plain words, such as `Score: 4` or `#thescore: 4`; undefined where there is none, or
 * where it names several different ones.
 */
export function readNamedScore(reply: string): 1 | 2 | 3 | 4 | 5 | undefined {
  const named = [
    ...withoutThoughts(reply).matchAll(
      /score["'*_`]*\s*(?:is|of)?\s*[:=]?\s*["'*_`]*\s*([1-5])(?![\d.]*\d)/gi,
    ),
  ].map((match) => match[1]);
  return new Set(named).size === 1 ? readGrade(named[0]) : undefined;
}

function parse(text: string): ReplyFields | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as ReplyFields)
      : undefined;
  } catch {
    return undefined;
  }
}
