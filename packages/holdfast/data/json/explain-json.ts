import { printParseErrorCode, visit } from 'jsonc-parser';
import type { RowProblem } from '../formats/reading/row-value.ts';

interface Fault {
  /** As the parser names it. */
  code: string;
  offset: number;
}

/** Why text is no JSON: the cause where it is a common one, and the column, counted from 1. `cause` is what JSON.parse threw. */
export function explainJson(text: string, cause: unknown): RowProblem {
  const fault = firstFault(text);
  if (!fault) {
    const said = cause instanceof Error ? `: ${cause.message.slice(0, 100)}` : '';
    return { reason: `it is not valid JSON${said}`, remedy };
  }
  const { offset } = fault;
  const column = offset + 1;
  const rest = text.slice(offset);
  for (const { pattern, reason, remedy } of causes) {
    const seen = pattern.exec(rest)?.[0];
    if (seen !== undefined) return { reason: reason(seen, column), remedy };
  }
  const before = text.slice(0, offset).trimEnd();
  if (before.endsWith(',') && /^[}\]]/.test(rest)) {
    return {
      reason: `it is not valid JSON: a comma stands before ${rest[0]} at column ${column}`,
      remedy: 'take the comma out',
    };
  }
  if (fault.code === 'EndOfFileExpected') return moreAfterObject(rest, column);
  if (fault.code === 'InvalidCharacter') {
    const name = rest.startsWith('\t') ? 'a tab' : 'a control character';
    return {
      reason: `it is not valid JSON: ${name} stands as it is in a text, at column ${column}`,
      remedy: rest.startsWith('\t') ? 'write it as \\t' : 'write it with a backslash, as JSON does',
    };
  }
  if (rest.trim() === '' || fault.code === 'UnexpectedEndOfString') {
    return {
      reason: `it is not valid JSON: it ends too early, at column ${text.length + 1}`,
      remedy: 'write each row whole on one line; the file may be cut off',
    };
  }
  return { reason: `it is not valid JSON from column ${column} on`, remedy };
}

const remedy = 'write one JSON object on each line';

/** What stands where JSON ends, and why. */
const causes: readonly {
  pattern: RegExp;
  reason: (seen: string, column: number) => string;
  remedy: string;
}[] = [
  {
    pattern: /^-?(?:NaN|Infinity)\b/,
    reason: (seen, column) =>
      `it is not valid JSON: ${seen} stands at column ${column}, for which JSON has no word`,
    remedy: 'write null instead; in Python, json.dumps(row, allow_nan=False) shows where it comes from',
  },
  {
    pattern: /^(?:'|None\b|True\b|False\b)/,
    reason: (seen, column) => `it is not JSON but Python: ${seen} stands at column ${column}`,
    remedy: 'write rows with json.dumps(row) instead of str(row)',
  },
  {
    pattern: /^(?:\/\/|\/\*|#)/,
    reason: (_, column) => `it is not valid JSON: a comment stands at column ${column}`,
    remedy: 'take comments out',
  },
];

function moreAfterObject(rest: string, column: number): RowProblem {
  if (rest.startsWith(',')) {
    return {
      reason: `it is not valid JSON: a comma follows the object, at column ${column}`,
      remedy: 'take it out; on lines of their own, rows need none',
    };
  }
  return {
    reason: `it is not valid JSON: more follows the object, at column ${column}`,
    remedy: 'give each row a line of its own',
  };
}

function firstFault(text: string): Fault | undefined {
  let fault: Fault | undefined;
  try {
    visit(
      text,
      {
        onError: (number, offset) => {
          const code = printParseErrorCode(number);
          // Of a text, the place of its control character says more than its beginning.
          fault ??= { code, offset: code === 'InvalidCharacter' ? controlIn(text, offset) : offset };
        },
      },
      { disallowComments: true },
    );
  } catch {
    return undefined;
  }
  return fault;
}

function controlIn(text: string, from: number): number {
  for (let at = from; at < text.length; at++) if (text.charCodeAt(at) < 32) return at;
  return from;
}
