import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { AnswerActs } from '../../../refusal/answer-acts.ts';
import { withoutPromisesToObey } from '../../../refusal/promises-to-obey.ts';
import { readRefusal } from '../../../refusal/read-refusal.ts';
import { refusalReader } from '../../../refusal/refusal-reader.ts';
import { sentenceReader } from '../../../refusal/sentences/sentence-reader.ts';
import { decodeSoftmaxWeights } from '../../../refusal/softmax-file.ts';
import { decodeWeights } from '../../../refusal/weights-file.ts';
import type { Exchange } from './exchange-hashes.ts';
import { exchangeReader, readExchange } from './read-exchange.ts';

interface Said {
  role: string;
  content: string;
}

function exchangesOf(file: string): Exchange[] {
  const text = readFileSync(new URL(`../../fixtures/${file}.jsonl`, import.meta.url), 'utf8');
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const messages: Said[] = JSON.parse(line).messages ?? [];
      const saidBy = (role: string): string =>
        messages.findLast((message) => message.role === role)?.content ?? '';
      return { system: saidBy('system'), question: saidBy('user'), answer: saidBy('assistant') };
    });
}

test('readers that share what they read of an answer read rows as readers do that share nothing', () => {
  const refusal = decodeWeights(readFileSync(new URL('../../../refusal/weights.bin', import.meta.url)));
  const weightsIn = (name: string) => decodeSoftmaxWeights(readFileSync(new URL(name, import.meta.url)));
  const exchangeWeights = { lessons: weightsIn('weights.bin'), wholeRows: weightsIn('whole-rows.bin') };
  const wording = {
    kinds: weightsIn('../../../refusal/wording.bin'),
    wholeAnswers: weightsIn('../../../refusal/whole-answers.bin'),
  };
  const readSentence = sentenceReader(refusal.sentence);
  const exchanges = ['ordinary', 'ordinary.held-out', 'near-misses.held-out', 'obedience.held-out'].flatMap(
    exchangesOf,
  );
  expect(exchanges.length).toBeGreaterThan(450);
  // Readers are made anew for each row, which takes a while.
  for (const exchange of exchanges.filter((_, index) => index % 5 === 0)) {
    const { answer } = exchange;
    const alone = {
      refusal: refusalReader(new AnswerActs(readSentence), { answer: refusal.answer, wording })(
        withoutPromisesToObey(answer),
      ),
      exchange: exchangeReader(exchangeWeights, new AnswerActs(readSentence))(exchange),
    };
    const shared = { refusal: readRefusal(answer), exchange: readExchange(exchange) };
    expect(shared, answer).toEqual(alone);
    // The other way round, after another answer has been read between.
    readRefusal('Another answer. It has nothing to do with the first.');
    expect({ exchange: readExchange(exchange), refusal: readRefusal(answer) }, answer).toEqual(alone);
  }
});
