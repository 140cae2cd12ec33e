import { sentenceActs } from './sentences/sentence-act.ts';
import type { SentenceReader } from './sentences/sentence-reader.ts';
import type { Sentence } from './sentences/sentence-splitter.ts';

/** Of each answer so many sentences are remembered; whoever reads more than an opening reads alone. */
const mostRemembered = 8;

/** The first sentences of an answer: how many, where they begin and end, and what they do. */
export interface RememberedSentences {
  known: number;
  starts: Int32Array;
  ends: Int32Array;
  likelihoods: readonly Float64Array[];
}

/**
 * Reads what the sentences of an answer do, and remembers those of the last answer: several readers ask about the same sentences
 * one after another, and reading one takes longer than all else that is done with it.
 */
export class AnswerActs {
  private readonly readSentence: SentenceReader;
  private readonly remembered = Array.from(
    { length: mostRemembered },
    () => new Float64Array(sentenceActs.length),
  );
  private readonly starts = new Int32Array(mostRemembered);
  private readonly ends = new Int32Array(mostRemembered);
  private answer = '';
  private known = 0;

  constructor(readSentence: SentenceReader) {
    this.readSentence = readSentence;
  }

  /**
   * The likelihoods of what a sentence does, in the order of `sentenceActs`: the one in this place of the answer, counted from 0.
   * The array is written anew for other answers and for later sentences.
   */
  read(sentence: Sentence, { answer, place }: { answer: string; place: number }): Float64Array {
    if (answer !== this.answer) {
      this.answer = answer;
      this.known = 0;
    }
    if (place < this.known) return this.remembered[place];
    const likelihoods = this.readSentence(sentence);
    if (place !== this.known || place >= mostRemembered) return likelihoods;
    this.known += 1;
    this.starts[place] = sentence.start;
    this.ends[place] = sentence.start + sentence.length;
    this.remembered[place].set(likelihoods);
    return this.remembered[place];
  }

  /**
   * What is remembered of an answer, where it was the last: how many of its first sentences, where each begins and ends, and what
   * they do.
   */
  recall(answer: string): RememberedSentences | undefined {
    if (answer !== this.answer) return undefined;
    const { known, starts, ends, remembered: likelihoods } = this;
    return { known, starts, ends, likelihoods };
  }
}
