import { readFileSync } from 'node:fs';
import { SentenceSplitter } from '../../refusal/sentences/sentence-splitter.ts';
import { decodeSoftmaxWeights } from '../../refusal/softmax-file.ts';
import { type SoftmaxWeights, softmaxReader } from '../../refusal/softmax-reader.ts';
import { type Lesson, lessons } from './lesson.ts';
import { lessonFeatureWriter, mostLessonFeatures } from './lesson-features.ts';

/** A sentence that would teach something, how likely, and where in the text it stands. */
export interface LessonSentence {
  lesson: Exclude<Lesson, 'ordinary'>;
  /** How likely it is to teach any lesson that is not ordinary, 0 to 1. */
  likelihood: number;
  start: number;
  end: number;
}

/** Reads the sentences of a text in turn and tells of those that teach something, down to a likelihood of `least`. */
export type LessonReader = (text: string, options: { least: number }) => LessonSentence[];

/** Fewer words say too little: three, with what says that a sentence begins and ends. */
const fewestWords = 5;
const ordinary = lessons.indexOf('ordinary');

/** Makes a reader of weights; see `readLessons`. */
export function lessonReader(weights: SoftmaxWeights): LessonReader {
  const splitter = new SentenceSplitter();
  const write = lessonFeatureWriter();
  const read = softmaxReader(weights);
  const features = new Int32Array(mostLessonFeatures);
  return (text, { least }) => {
    const sentences: LessonSentence[] = [];
    splitter.split(text, (sentence) => {
      if (sentence.code || sentence.count < fewestWords) return true;
      const likelihoods = read(features, write(sentence, features));
      const likelihood = 1 - likelihoods[ordinary];
      if (likelihood < least) return true;
      let best: Exclude<Lesson, 'ordinary'> = 'obedience';
      let most = 0;
      for (const [index, lesson] of lessons.entries()) {
        if (lesson === 'ordinary' || likelihoods[index] <= most) continue;
        best = lesson;
        most = likelihoods[index];
      }
      sentences.push({
        lesson: best,
        likelihood,
        start: sentence.start,
        end: sentence.start + sentence.length,
      });
      return true;
    });
    return sentences;
  };
}

let shipped: LessonReader | undefined;

/**
 * Reads what the sentences of a text would teach an assistant that learns from them, in English and Korean
 * (docs/detectors.md says how well). Sentences are read one by one, and nothing is known of who says them.
 */
export function readLessons(text: string, options: { least: number }): LessonSentence[] {
  shipped ??= lessonReader(decodeSoftmaxWeights(readFileSync(new URL('weights.bin', import.meta.url))));
  return shipped(text, options);
}
