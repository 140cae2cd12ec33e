import { benchmarkTitle } from '../../audit/verdict/benchmark-title.ts';
import type { Verdict } from '../../audit/verdict/verdict.ts';
import { reasonText } from '../../audit/verdict/verdict-notes.ts';
import type { Messages } from '../../messages/english/english.ts';

/** Words what the evidence holds in English, in the language of a page or a card. */
export type TextWording = (field: string, text: string) => string;

/** Makes a wording; `texts` are the reasons of findings and what was not looked for, by their English words. */
export function evidenceWording({
  verdict,
  messages,
  texts,
}: {
  verdict: Verdict;
  messages: Messages;
  texts: ReadonlyMap<string, string>;
}): TextWording {
  const { scan, evidence, verdict: words } = messages;
  const named: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    outcome: words.outcomes,
    severity: scan.severities,
    notTested: words.subjects,
    decision: evidence.fields,
    kind: evidence.kinds,
    plan: evidence.plans,
    step: evidence.steps,
    writer: evidence.writers,
    tokensFrom: evidence.tokensFrom,
    tunedRows: evidence.tunedRows,
  };
  return (field, text) => {
    const name = named[field]?.[text] ?? texts.get(text);
    if (name !== undefined) return name;
    // A format's own reason is text; where it is the verdict's, that can be told in any language.
    if (field === 'reason' && text === verdict.reason) return reasonText(verdict, words);
    return words.sentence(field === 'name' ? benchmarkTitle(text) : text);
  };
}
