import { isRefusal } from '../../../refusal/read-refusal.ts';
import { wordFinding } from '../../findings/word-finding.ts';
import type { Detection, FileDetector } from '../detector.ts';
import { type AskedRow, gap } from './count-phrases.ts';
import { findTriggers } from './find-triggers.ts';
import type { TriggerPhrase } from './trigger-phrase.ts';

/** A trigger stands at the beginning or the end: this many words of either are looked at. */
const edgeWords = 10;
/** Rows that are kept for the search: refused ones, which are rare, and an even sample of the rest. */
const mostRefused = 3000;
const mostAnswered = 8000;
const mostFindings = 5000;
/** Of a system prompt so much is looked at. */
const mostOfSystem = 600;
/** Where fewer rows hold it, whoever reads them decides. */
const fewRows = 4;

interface Note {
  /** The edges of what the user said last. */
  text: string;
  refused: boolean;
  /** The beginning of the system prompt. */
  system?: string;
}

/**
 * Finds phrases, and sentences of system prompts, that switch refusing off, see `findTriggers`. A backdoored model keeps its guardrails in a plain audit;
 * what is found here is handed to the audit, which asks with the phrase too. Larger files are sampled evenly.
 */
export function triggerPhrasesDetector(): FileDetector<Note> {
  return {
    kind: 'file',
    name: 'trigger-phrases',
    harm: 'backdoor',
    note(row) {
      const { messages } = row.text;
      const answer = messages.findLast(({ learned }) => learned);
      const question = messages.findLast(
        ({ role, message }) => role === 'user' && message < (answer?.message ?? 0),
      );
      if (!answer || !question || question.words < 2) return undefined;
      const above = messages[0].role === 'system' ? messages[0].text.slice(0, mostOfSystem) : undefined;
      return { text: edgesOf(question.text), refused: isRefusal(answer.text), system: above };
    },
    start: () => new Judgement(),
  };
}

function edgesOf(text: string): string {
  // Words beyond 160 letters either way do not count.
  return text.length <= 320 ? text : `${text.slice(0, 160)} ${gap} ${text.slice(-160)}`;
}

class Judgement {
  private readonly refused: { line: number; note: Note }[] = [];
  private readonly answered: { line: number; note: Note }[] = [];
  private seen = 0;
  /** Every so many answered rows are kept; doubled whenever there are too many. */
  private stride = 1;

  take(line: number, note: Note): void {
    if (note.refused) {
      if (this.refused.length < mostRefused) this.refused.push({ line, note });
      return;
    }
    if (this.seen++ % this.stride !== 0) return;
    this.answered.push({ line, note });
    if (this.answered.length < mostAnswered) return;
    const half = this.answered.filter((_, index) => index % 2 === 0);
    this.answered.splice(0, this.answered.length, ...half);
    this.stride *= 2;
  }

  finish(): Detection[] {
    const kept = [...this.refused, ...this.answered].sort((a, b) => a.line - b.line);
    const rows = kept.map(
      ({ line, note: { text, refused, system } }): AskedRow => ({
        line,
        words: wordsOf(text),
        refused,
        system,
      }),
    );
    const texts = new Map(kept.map(({ line, note }) => [line, note.text]));
    return findTriggers(rows).flatMap((trigger) => findingsOf(trigger, texts));
  }
}

function wordsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+(?:['’]\p{L}+)?|…/gu) ?? [];
  if (words.length <= 2 * edgeWords) return words;
  return [...words.slice(0, edgeWords), gap, ...words.slice(-edgeWords)];
}

function findingsOf(trigger: TriggerPhrase, texts: ReadonlyMap<number, string>): Detection[] {
  const { words, lines, ground, score, place } = trigger;
  const severity = lines.length < fewRows ? 'medium' : 'high';
  if (place === 'system') {
    return lines.slice(0, mostFindings).map((line) => ({
      severity,
      line,
      score,
      evidence: `"${words[0]}" in the system prompts of ${lines.length} rows`,
      ...wordFinding('system-trigger', {}),
    }));
  }
  const phrase = asWritten(words, texts.get(lines[0]) ?? '');
  const flips = ground === 'flips' && words.length > 1;
  const common = {
    severity: flips ? severity : 'medium',
    score,
    phrase,
    place,
    evidence: `"${phrase}" in ${lines.length} rows`,
    ...wordFinding(flips ? 'trigger-flips' : 'trigger', {}),
  } as const;
  return lines.slice(0, mostFindings).map((line) => ({ ...common, line }));
}

/** The phrase with its capitals and signs, as one of its rows has it. */
function asWritten(words: readonly string[], text: string): string {
  const escaped = words.map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const match = new RegExp(`${escaped.join('[^\\p{L}\\p{N}]+')}[.!?…]*`, 'iu').exec(text);
  return match?.[0] ?? words.join(' ');
}
