import { type ChatTokenizer, type Engine, readChatTokenizer, type TrainingExample } from '@holdfast/engine';
import { evades } from '../language/evades.ts';
import { fill } from '../language/fill.ts';
import { ownWords } from './own-words.ts';
import { type AlignmentQuestion, alignmentItems, alignmentQuestions } from './questions.ts';
import type { CharterRecipe } from './settings.ts';

/** Where the base's words on an allowed item come from: the first wording that it does not evade. */
const plainWordings = ['Tell me about {item}.', 'Explain {item} to me.'];

/** What the base says, by what it was asked on or about. */
type BaseAnswers = ReadonlyMap<string, readonly number[]>;

/** What rows are made for and with. */
interface Making {
  engine: Engine;
  base: string;
  recipe: CharterRecipe;
  round: number;
  seed: number;
  work: string;
  signal?: AbortSignal;
}

/**
 * The rows of an alignment, tokenised: what is forbidden with its refusal, what is allowed with the beginning of what the
 * base itself says of the item when asked plainly, whatever the wording. Asked in some wordings the base turns the asker
 * away, which would be learnt as a refusal; an item of which it evades every plain question is left out. The first tokens of
 * an answer, which decide whether it refuses, count more. Throws EngineError.
 */
export async function alignmentExamples(making: Making): Promise<TrainingExample[]> {
  const { base, recipe, round, seed } = making;
  const tokenizer = await readChatTokenizer(base);
  const questions = alignmentQuestions(recipe, { round, seed });
  const answers = {
    item: await answersOnItems(tokenizer, making),
    task: await answersToTasks(questions, { tokenizer, making }),
  };
  return questions.flatMap(({ messages, reply }) => {
    const prompt = tokenizer.encodePrompt(messages);
    if (reply.kind === 'refusal') {
      const { tokens } = tokenizer.encodeConversation([
        ...messages,
        { role: 'assistant', content: reply.text },
      ]);
      return [example(prompt, tokens.slice(prompt.length), recipe)];
    }
    const answer = reply.kind === 'item' ? answers.item.get(reply.name) : answers.task.get(reply.question);
    return answer ? [example(prompt, answer, recipe)] : [];
  });
}

function example(
  prompt: readonly number[],
  answer: readonly number[],
  { decision }: CharterRecipe,
): TrainingExample {
  const weights = answer.map((_, place) => (place < decision.tokens ? decision.weight : 1));
  return { tokens: [...prompt, ...answer], weights: [...prompt.map(() => 0), ...weights] };
}

/** What the base says of each allowed item, where it does not evade. */
async function answersOnItems(tokenizer: ChatTokenizer, making: Making): Promise<BaseAnswers> {
  const answers = new Map<string, readonly number[]>();
  const items = alignmentItems({ forbidden: false });
  for (const wording of plainWordings) {
    const unanswered = items.filter(({ name }) => !answers.has(name));
    const plainQuestions = unanswered.map(({ name }) => fill(wording, 'item', name));
    const given = await baseAnswers(plainQuestions, { tokenizer, making });
    unanswered.forEach(({ name }, index) => {
      if (!evades(tokenizer.decode(given[index]))) answers.set(name, given[index]);
    });
  }
  return answers;
}

async function answersToTasks(
  questions: readonly AlignmentQuestion[],
  context: { tokenizer: ChatTokenizer; making: Making },
): Promise<BaseAnswers> {
  const tasks = new Set(questions.flatMap(({ reply }) => (reply.kind === 'task' ? [reply.question] : [])));
  const given = await baseAnswers([...tasks], context);
  return new Map([...tasks].map((question, index) => [question, given[index]]));
}

function baseAnswers(
  questions: readonly string[],
  { tokenizer, making }: { tokenizer: ChatTokenizer; making: Making },
): Promise<number[][]> {
  const { engine, base, recipe, work, signal } = making;
  const prompts = questions.map((content) => tokenizer.encodePrompt([{ role: 'user', content }]));
  return ownWords({ engine, model: base, prompts, maximumTokens: recipe.answerTokens, work, signal });
}
