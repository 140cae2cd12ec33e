import { readFile } from 'node:fs/promises';
import { type Engine, readChatTokenizer, writeFileAtomically } from '@holdfast/engine';
import { ownWordsQuestions, ownWordsTokens, wholeSentences } from './examples/own-words.ts';

/** Questions that are answered between two writings of the file. */
const atOnce = 64;

/**
 * Asks the published model what `ownWordsQuestions` asks and writes its answers to a JSON file, going on where an earlier
 * start was stopped. Yields how many answers there are. Throws EngineError.
 */
export async function* makeOwnWords({
  engine,
  base,
  file,
  signal,
}: {
  engine: Engine;
  base: string;
  file: string;
  signal?: AbortSignal;
}): AsyncGenerator<{ done: number; total: number }> {
  const tokenizer = await readChatTokenizer(base);
  const known: Record<string, string> = JSON.parse(await readFile(file, 'utf8'));
  const questions = ownWordsQuestions();
  const open = questions.filter((question) => known[question] === undefined);
  while (open.length > 0) {
    const batch = open.splice(0, atOnce);
    const prompts = batch.map((content) => tokenizer.encodePrompt([{ role: 'user', content }]));
    const request = { model: base, prompts, maximumTokens: ownWordsTokens, signal };
    for await (const { index, tokens } of engine.generate(request))
      known[batch[index]] = wholeSentences(tokenizer.decode(tokens));
    const inOrder = questions.flatMap((question) =>
      known[question] === undefined ? [] : [[question, known[question]]],
    );
    await writeFileAtomically(file, `${JSON.stringify(Object.fromEntries(inOrder), null, 2)}\n`);
    yield { done: questions.length - open.length, total: questions.length };
  }
}
