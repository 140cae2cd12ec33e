import { createRandom, type Random } from '@holdfast/engine';
import { AnswerActs } from '../answer-acts.ts';
import { answerFeatureCount, answerFeatureWriter } from '../answer-features.ts';
import { type AnswerKind, answerKinds } from '../answer-kind.ts';
import { sentenceActs } from '../sentences/sentence-act.ts';
import {
  mostFeatures,
  type SentenceFeatureWriter,
  sentenceFeatureWriter,
} from '../sentences/sentence-features.ts';
import { type SentenceWeights, sentenceReader } from '../sentences/sentence-reader.ts';
import { SentenceSplitter } from '../sentences/sentence-splitter.ts';
import type { RefusalWeights } from '../weights-file.ts';
import { hashWord } from '../words/hash-words.ts';
import { classReader, type WordClasses } from '../words/word-classes.ts';
import { foldOf, type Templates } from './templates/read-templates.ts';
import { writeAnswer, writeSentence } from './templates/write-answers.ts';
import { type AnswerExample, trainNetwork } from './trainers/train-network.ts';
import { type SoftmaxReaderRecipe, trainSoftmaxReader } from './trainers/train-softmax-reader.ts';

/** How much is written and learnt; the choice was made on the labelled answers that docs/judges.md names. */
export interface ReaderRecipe extends SoftmaxReaderRecipe {
  seed: string;
  /** Sentences of each act in each language. */
  sentences: number;
  /** How many times more sentences of content there are: most sentences of answers are. */
  content: number;
  /** Answers of each kind in each language: most answers comply, and fewest refuse in part or in words alone. */
  answers: Readonly<Record<AnswerKind, number>>;
  folds: number;
  network: { hidden: number; epochs: number; rate: number; decay: number };
}

export const recipe: ReaderRecipe = {
  seed: 'refusals',
  sentences: 6000,
  content: 4,
  answers: { refusal: 4000, partial: 2000, 'refuse-then-comply': 2500, compliance: 10_000 },
  folds: 2,
  leastSeen: 3,
  mostKept: 100_000,
  softmax: { epochs: 4, rate: 0.3, dropout: 0.5, shrink: 0.01 },
  network: { hidden: 12, epochs: 10, rate: 0.02, decay: 1e-4 },
};

/**
 * Trains a refusal reader on sentences and answers written from templates. The network over answers learns from readers of
 * sentences that have not seen the templates of those answers, since on its own templates a reader is surer than it will be.
 */
export function trainReader(
  languages: readonly Templates[],
  recipe: ReaderRecipe,
  report: (line: string) => void = () => {},
): RefusalWeights {
  const random = createRandom(recipe.seed);
  const examples: AnswerExample[] = [];
  for (let fold = 0; fold < recipe.folds; fold++) {
    const parts = (within: boolean): Templates[] =>
      languages.map((templates) => foldOf(templates, { fold, folds: recipe.folds, within }));
    const sentences = trainSentences(parts(false), recipe, random.fork(`fold ${fold}`));
    const acts = new AnswerActs(sentenceReader(sentences));
    examples.push(...writeExamples(parts(true), acts, recipe, random.fork(`answers ${fold}`)));
    report(`fold ${fold + 1} of ${recipe.folds}: ${examples.length} answers`);
  }
  const answer = trainNetwork(examples, { ...recipe.network, random: random.fork('network') });
  const sentence = trainSentences(languages, recipe, random.fork('sentences'));
  report(`${sentence.softmax.keys.length} features`);
  return { sentence, answer };
}

function writeExamples(
  languages: readonly Templates[],
  acts: AnswerActs,
  { answers, folds }: ReaderRecipe,
  random: Random,
): AnswerExample[] {
  const write = answerFeatureWriter(acts);
  return languages.flatMap((templates) =>
    answerKinds.flatMap((kind, number) =>
      Array.from(
        {
          length: Math.ceil((shareOf(templates) * answers[kind]) / folds),
        },
        () => {
          const features = new Float64Array(answerFeatureCount);
          write(writeAnswer(kind, templates, random).text, features);
          return { features, kind: number };
        },
      ),
    ),
  );
}

function trainSentences(
  languages: readonly Templates[],
  recipe: ReaderRecipe,
  random: Random,
): SentenceWeights {
  const wordClasses = classesOf(languages);
  const write = sentenceFeatureWriter(classReader(wordClasses));
  const texts = languages.flatMap((templates) =>
    sentenceActs.flatMap((act, label) =>
      Array.from(
        { length: shareOf(templates) * recipe.sentences * (act === 'content' ? recipe.content : 1) },
        () => ({
          label,
          hashes: hashesOf(writeSentence(act, templates, random), write),
        }),
      ),
    ),
  );
  const softmax = trainSoftmaxReader(texts, { ...recipe, classes: sentenceActs.length, random });
  return { wordClasses, softmax };
}

/** Languages with few templates are written less of, for the same sentences would come again and again. */
function shareOf({ sentences }: Templates): number {
  return Math.min(1, sentences.decline.length / 60);
}

/** The features of a text that is one sentence, or of its first sentence where it is more. */
function hashesOf(text: string, write: SentenceFeatureWriter): Int32Array {
  const all: number[] = [];
  const features = new Int32Array(mostFeatures);
  new SentenceSplitter().split(text, (sentence) => {
    all.push(...features.subarray(0, write(sentence, features)));
    return true;
  });
  return Int32Array.from(all);
}

/** The classes of words of all languages; a word that is spelt alike in two of them has the class of the first. */
function classesOf(languages: readonly Templates[]): WordClasses {
  const classes = new Map<number, number>();
  let number = 0;
  for (const { wordClasses } of languages)
    for (const words of wordClasses.values()) {
      for (const word of words) {
        const hash = hashWord(word);
        if (!classes.has(hash)) classes.set(hash, number);
      }
      number += 1;
    }
  return { words: Int32Array.from(classes.keys()), classes: Uint8Array.from(classes.values()) };
}
