import { allMessages, messageTexts, pathText } from '../../data/conversations/beside-texts.ts';
import type { Message } from '../../data/conversations/conversation.ts';
import type { Detection, Fact, FileDetector, ModelFreeDetector, RowDetector } from '../detectors/detector.ts';
import { wordFact } from '../detectors/word-fact.ts';
import { wordFinding } from '../findings/word-finding.ts';
import { folderCounter, openaiCounter, type TokenCounter } from './count-tokens.ts';
import { mostTokensOf, openaiRules, type TuningRules } from './openai-rules.ts';

/** Whoever is to tune on the data; plain values, so that a worker thread can be told the same. */
export type TuneTarget = {
  /** As the user named it. */
  name: string;
  epochs: number;
  /** For a million tokens tuned on. */
  price?: { amount: number; currency: string; date: string };
} & ({ kind: 'openai'; model: string } | { kind: 'folder'; folder: string });

const about = { name: 'tuning-rules', harm: 'untunable' } as const;

/**
 * Checks data against what its tuner takes: the fewest rows, the most tokens of a row, special tokens in texts, weights,
 * and who may have them; and tells the tokens and the price of the tune.
 */
export async function targetDetectors(target: TuneTarget): Promise<ModelFreeDetector[]> {
  const rules = target.kind === 'openai' ? openaiRules : undefined;
  const counter =
    target.kind === 'openai'
      ? await openaiCounter(target.model, {
          most: mostTokensOf(openaiRules, target.model),
          specialTokens: openaiRules.specialTokens,
        })
      : await folderCounter(target.folder);
  return [textRules(target, counter, rules), sizeRules(target, counter, rules)];
}

function textRules(
  { name }: TuneTarget,
  { specialTokens }: TokenCounter,
  rules: TuningRules | undefined,
): RowDetector {
  return {
    kind: 'row',
    ...about,
    inspect(row) {
      const { conversation } = row;
      const findings: Detection[] = [];
      for (const [message, said] of allMessages(conversation).entries()) {
        const calls = messageTexts(said, message).map(({ path, text }) => ({ text, field: pathText(path) }));
        for (const { text, ...field } of [{ text: said.content }, ...calls]) {
          for (const token of specialTokens) {
            const start = text.indexOf(token);
            if (start === -1) continue;
            findings.push({
              severity: 'high',
              message,
              ...field,
              span: { start, end: start + token.length },
              evidence: token,
              replacement: '',
              ...wordFinding('special-token', { token, model: name }),
            });
          }
        }
        const wrong = rules && weightProblem(said);
        if (wrong) {
          findings.push({
            message,
            ...wrong,
          });
        }
      }
      return findings;
    },
  };
}

function weightProblem({
  role,
  weight,
}: Message): Pick<Detection, 'severity' | 'reason' | 'remedy' | 'wording'> | undefined {
  if (weight === undefined || (role === 'assistant' && (weight === 0 || weight === 1))) return undefined;
  if (role === 'assistant') return { severity: 'high', ...wordFinding('weight', { weight }) };
  // A weight of 0 changes nothing; Holdfast leaves it out when it sends the data itself.
  return {
    severity: weight === 0 ? 'low' : 'high',
    ...wordFinding('misplaced-weight', { role }),
  };
}

function sizeRules(
  target: TuneTarget,
  counter: TokenCounter,
  rules: TuningRules | undefined,
): FileDetector<number> {
  const { most } = counter;
  return {
    kind: 'file',
    ...about,
    note: ({ conversation }) => counter.count(conversation),
    start() {
      let rows = 0;
      let tokens = 0;
      let longest = 0;
      const tooLong: Detection[] = [];
      return {
        take(line, counted) {
          rows += 1;
          tokens += counted;
          longest = Math.max(longest, counted);
          if (most === undefined || counted <= most) return;
          tooLong.push({
            severity: 'high',
            line,
            ...wordFinding('long-row', { tokens: counted, model: target.name, most }),
          });
        },
        finish: () => [...tooLong, ...fewRows(rows, rules, target)],
        facts: () => tokenFacts({ target, counter, tokens, longest }),
      };
    },
  };
}

function fewRows(rows: number, rules: TuningRules | undefined, { name }: TuneTarget): Detection[] {
  const fewest = rules?.fewestRows ?? 10;
  if (rows >= fewest) return [];
  return [
    {
      severity: rules ? 'high' : 'low',
      ...(rules
        ? wordFinding('few-for-tuner', { rows, fewest, tuner: name })
        : wordFinding('few-to-learn', { rows, fewest })),
    },
  ];
}

function tokenFacts({
  target,
  counter,
  tokens,
  longest,
}: {
  target: TuneTarget;
  counter: TokenCounter;
  tokens: number;
  longest: number;
}): Fact[] {
  const { name, epochs, price } = target;
  const estimated = counter.basis === 'estimate';
  const facts: Fact[] = [
    wordFact('tokens', { value: tokens, tokens, estimated, model: name }),
    wordFact('longest', { value: longest, tokens: longest, estimated, most: counter.most }),
  ];
  if (price === undefined) return facts;
  const cost = (tokens * epochs * price.amount) / 1e6;
  const { amount, currency, date } = price;
  const values = { value: cost, cost: cost.toFixed(2), currency, epochs, price: amount, date };
  return [...facts, wordFact('price', values)];
}
