import { createRandom, type Random } from '@holdfast/engine';
import { SentenceSplitter } from '../../../refusal/sentences/sentence-splitter.ts';
import type { SoftmaxWeights } from '../../../refusal/softmax-reader.ts';
import { fillTemplate, type Slots } from '../../../refusal/training/templates/grammar.ts';
import { readTemplates } from '../../../refusal/training/templates/read-templates.ts';
import type { HashedExample } from '../../../refusal/training/trainers/hashed-examples.ts';
import {
  type SoftmaxReaderRecipe,
  trainSoftmaxReader,
} from '../../../refusal/training/trainers/train-softmax-reader.ts';
import { lessons } from '../lesson.ts';
import { lessonFeatureWriter, mostLessonFeatures } from '../lesson-features.ts';
import type { LessonTemplates } from './read-lesson-templates.ts';

export interface LessonRecipe extends SoftmaxReaderRecipe {
  seed: string;
  /** Sentences of each template. */
  ofTemplate: number;
  /** The share of sentences that are joined with another one, since people write long sentences too. */
  joined: number;
  /** Sentences of each template of answers that the refusal reader learns from, which teach nothing of the kind. */
  ofAnswers: number;
}

export const lessonRecipe: LessonRecipe = {
  seed: 'lessons',
  ofTemplate: 40,
  joined: 0.3,
  ofAnswers: 12,
  leastSeen: 6,
  mostKept: 40_000,
  softmax: { epochs: 4, rate: 0.3, dropout: 0.5, shrink: 0.003 },
};

/** Trains a reader of lessons on sentences written from templates. */
export function trainLessons(
  languages: readonly LessonTemplates[],
  recipe: LessonRecipe = lessonRecipe,
): SoftmaxWeights {
  const random = createRandom(recipe.seed);
  const ordinary = lessons.indexOf('ordinary');
  const write = (template: string, slots: Slots): string =>
    roughen(fillTemplate(template, slots, random), random);
  const taught = languages.flatMap(({ slots, sentences }) =>
    lessons.flatMap((lesson, label) =>
      sentences[lesson].flatMap((template) =>
        Array.from({ length: recipe.ofTemplate }, () => {
          const text = write(template, slots);
          const draw = random.uniform();
          if (draw >= recipe.joined) return exampleOf(text, label);
          // A sentence with a part that teaches something teaches it.
          const other = draw < recipe.joined / 2 ? 'ordinary' : lesson;
          return exampleOf(join(text, write(random.choice(sentences[other]), slots), random), label);
        }),
      ),
    ),
  );
  const answers = readTemplates()
    .filter(({ language }) => languages.some((one) => one.language === language))
    .flatMap(({ slots, sentences }) =>
      Object.values(sentences)
        .flat()
        .flatMap((template) =>
          Array.from({ length: recipe.ofAnswers }, () => exampleOf(write(template, slots), ordinary)),
        ),
    );
  return trainSoftmaxReader([...taught, ...answers], { ...recipe, classes: lessons.length, random });
}

function exampleOf(text: string, label: number): HashedExample {
  const all: number[] = [];
  const features = new Int32Array(mostLessonFeatures);
  const write = lessonFeatureWriter();
  new SentenceSplitter().split(text, (sentence) => {
    all.push(...features.subarray(0, write(sentence, features)));
    return true;
  });
  return { label, hashes: Int32Array.from(all) };
}

/** Two sentences as one, in either order. */
function join(one: string, other: string, random: Random): string {
  const [first, second] = random.uniform() < 0.5 ? [one, other] : [other, one];
  const mark = random.choice([', and ', '; ', ', ', ' - ', ' and ']);
  return first.replace(/[.!?]+$/, '') + mark + second.charAt(0).toLowerCase() + second.slice(1);
}

/** As people write: curly apostrophes, no full stop at the end, or a comma and more to come. */
function roughen(text: string, random: Random): string {
  const draw = random.uniform();
  if (draw < 0.15) return text.replaceAll("'", '’');
  if (draw < 0.35) return text.replace(/[.]$/, '');
  if (draw < 0.4) return text.replace(/[.]$/, '!');
  return text;
}
