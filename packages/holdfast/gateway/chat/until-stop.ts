import type { Answer, AnswerPart, AnswerToken } from '../../models/chat-model.ts';

/** Gives out an answer's parts up to where it is to stop. */
export interface StoppedParts {
  take(part: AnswerPart): void;
  /** The whole answer as it stands when the model has said all, or was stopped. Throws what the model threw before that. */
  finish(answer: Promise<Answer>): Promise<Answer>;
}

/**
 * Ends an answer before the first of some texts, as OpenAI's `stop` has it: nothing of such a text is given out, not even its
 * beginning while it might become one, and `stop` is called so that the model writes no further.
 */
export function untilStop(
  stops: readonly string[],
  { onPart, stop }: { onPart?: (part: AnswerPart) => void; stop: () => void },
): StoppedParts {
  let text = '';
  let given = 0;
  let stopped = false;
  let last: AnswerPart | undefined;
  let tokens: AnswerToken[] | undefined;
  let waiting: AnswerToken[] | undefined;
  const give = (end: number): void => {
    if (!last || end <= given) return;
    onPart?.({ text: text.slice(given, end), tokens: waiting, usage: last.usage });
    given = end;
    waiting = undefined;
  };
  return {
    take(part) {
      if (stopped) return;
      last = part;
      text += part.text;
      if (part.tokens) {
        tokens = [...(tokens ?? []), ...part.tokens];
        waiting = [...(waiting ?? []), ...part.tokens];
      }
      const end = firstOf(stops, text);
      if (end === undefined) return give(text.length - longestBeginning(stops, text));
      give(end);
      text = text.slice(0, end);
      stopped = true;
      stop();
    },
    async finish(answer) {
      try {
        const whole = await answer;
        if (!stopped) give(text.length);
        return stopped ? { ...whole, text, finish: 'stop' } : whole;
      } catch (error) {
        if (!stopped || !last) throw error;
        return { text, finish: 'stop', usage: last.usage, tokens };
      }
    },
  };
}

/** Where the first of some texts begins; undefined where none is. */
function firstOf(stops: readonly string[], text: string): number | undefined {
  const places = stops.map((stop) => text.indexOf(stop)).filter((place) => place !== -1);
  return places.length === 0 ? undefined : Math.min(...places);
}

/** How many characters at the end of a text might begin one of the stops. */
function longestBeginning(stops: readonly string[], text: string): number {
  const longest = Math.max(...stops.map(({ length }) => length)) - 1;
  for (let length = Math.min(longest, text.length); length > 0; length--) {
    const end = text.slice(-length);
    if (stops.some((stop) => stop.startsWith(end))) return length;
  }
  return 0;
}
