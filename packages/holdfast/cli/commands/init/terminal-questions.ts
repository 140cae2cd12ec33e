import { isCancel, select, text } from '@clack/prompts';
import { Interrupted } from '../../process/interrupt.ts';

/** A proposal to choose from. */
export interface Proposal {
  value: string;
  /** Why it is proposed. */
  hint?: string;
}

/** Questions on a terminal. Each throws `Interrupted` where the user leaves off. */
export interface TerminalQuestions {
  /** A line; a suggestion stands where nothing is written. */
  line(message: string, suggestion?: string): Promise<string>;
  /** A number above 0, or nothing; `wrong` says what to write instead of something else. */
  amount(message: string, wrong: string): Promise<number | undefined>;
  /**
   * One of some proposals, a line of one's own where `another` asks for one, or nothing, where the question may be left open:
   * `blanks` are the ways to say so.
   */
  choose(
    message: string,
    options: { proposals: readonly Proposal[]; another?: string; blanks?: readonly string[] },
  ): Promise<string | undefined>;
}

/** Asks on this process's terminal. */
export function terminalQuestions(signal: AbortSignal): TerminalQuestions {
  const questions: TerminalQuestions = {
    async line(message, suggestion) {
      const line = await text({ message, placeholder: suggestion, defaultValue: suggestion ?? '', signal });
      return answered(line);
    },
    async amount(message, wrong) {
      const validate = (value = ''): string | undefined =>
        value.trim() === '' || Number(value) > 0 ? undefined : wrong;
      return Number(answered(await text({ message, validate, signal }))) || undefined;
    },
    async choose(message, { proposals, another, blanks = [] }) {
      const labels = another === undefined ? blanks : [another, ...blanks];
      const options = [
        ...proposals.map(({ value, hint }, place) => ({ value: place, label: value, hint })),
        ...labels.map((label, place) => ({ value: proposals.length + place, label })),
      ];
      const place = answered(await select<number>({ message, options, signal, showInstructions: false }));
      if (place < proposals.length) return proposals[place].value;
      const own = another !== undefined && place === proposals.length;
      return own ? (await questions.line(another)) || undefined : undefined;
    },
  };
  return questions;
}

function answered<Answer>(answer: Answer): Exclude<Answer, symbol> {
  if (isCancel(answer)) throw new Interrupted();
  return answer as Exclude<Answer, symbol>;
}
