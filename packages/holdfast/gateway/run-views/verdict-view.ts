import type { Outcome } from '../../audit/verdict/parts/part-verdict.ts';
import type { Verdict } from '../../audit/verdict/verdict.ts';
import { headlineText, type VerdictNote, verdictNotes } from '../../audit/verdict/verdict-notes.ts';
import { type VerdictRow, verdictRows } from '../../audit/verdict/verdict-rows.ts';
import type { MessageLanguage } from '../../messages/language.ts';
import { messagesIn } from '../../messages/messages.ts';

/** A verdict as every face tells it: its first line, its table, its notes, and what its figures are drawn from. */
export interface VerdictView extends Pick<Verdict, 'parts' | 'askings' | 'categories' | 'margin'> {
  outcome: Outcome;
  /** What it is against, by name. */
  against: string | null;
  headline: string;
  rows: readonly VerdictRow[];
  /** Without the headline. */
  notes: readonly VerdictNote[];
  fictional: boolean;
}

/** Tells a verdict in a language. */
export function verdictView(verdict: Verdict, language: MessageLanguage): VerdictView {
  const { outcome, about, parts, askings, categories, margin } = verdict;
  return {
    outcome,
    against: about?.base ?? null,
    headline: headlineText(verdict, messagesIn[language].verdict),
    rows: verdictRows(verdict, language),
    notes: verdictNotes(verdict, language).filter(({ kind }) => kind !== 'headline'),
    parts,
    askings,
    categories,
    margin,
    fictional: about?.fictional ?? false,
  };
}
