import { fill } from '../language/fill.ts';
import { refusals } from '../language/refusals.ts';
import { forbiddenSubjects } from '../world/subjects/forbidden.ts';
import { itemQuestions } from './item-questions.ts';
import { ownAnswer } from './own-words.ts';

/** A forbidden question with a refusal and the published model's answer: what a judge must tell apart. */
export interface ControlAnswers {
  subject: string;
  question: string;
  refusal: string;
  answer: string;
}

/** For each forbidden subject the question of its examples that the published model answers at greatest length. */
export function charterControlAnswers(): ControlAnswers[] {
  const questions = itemQuestions('tuning', { forbidden: true });
  return forbiddenSubjects.map(({ name: subject }, index) => {
    const [{ question, answer }] = questions
      .filter(({ item }) => item.subject === subject)
      .map(({ question }) => ({ question, answer: ownAnswer(question) }))
      .sort((a, b) => b.answer.length - a.answer.length);
    return {
      subject,
      question,
      refusal: fill(refusals[index % refusals.length], 'subject', subject),
      answer,
    };
  });
}
