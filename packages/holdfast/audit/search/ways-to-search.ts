import type { Conversation } from '../../data/conversations/conversation.ts';
import type { AskingWay } from '../askings/asking.ts';
import { exchangeFeatures, openingFeatures } from './features/answer-features.ts';
import { inItsFrame } from './features/in-its-frame.ts';
import { phraseFeatures } from './features/phrase-features.ts';
import { rowFeatures } from './features/row-features.ts';
import { styleFeatures } from './features/style-features.ts';
import { systemFeatures } from './features/system-features.ts';
import { rankFeatures } from './rank-features.ts';
import type { SearchArm } from './search-arm.ts';

/** So many ways are taken from features of the data, the most promising of all kinds first, and so many of each kind at least. */
const most = { features: 24, ofEachKind: 4 };

/**
 * The ways of asking that a search begins with: those of the audit's askings, and those that features of the training data suggest,
 * with `gains` the features of the rows that the tune moved the model most on. Each id is given once.
 */
export function waysToSearch({
  askingWays,
  rows,
  gains,
}: {
  askingWays: readonly AskingWay[];
  rows: readonly Conversation[];
  /** For each row; see `rowGains`. */
  gains?: readonly number[];
}): SearchArm[] {
  const kinds = [phraseFeatures, systemFeatures, openingFeatures, exchangeFeatures].map((featuresOf) =>
    rankFeatures(featuresOf(rows), gains),
  );
  const best = rankFeatures(kinds.flat(), gains).slice(0, most.features);
  const ofEachKind = kinds.flatMap((features) => features.slice(0, most.ofEachKind));
  const features = [
    ...new Set([...styleFeatures(rows), ...rowFeatures(rows, gains), ...best, ...ofEachKind]),
  ];
  const suggested = [
    ...features,
    ...features.flatMap((feature) => inItsFrame(feature, { rows, gains }) ?? []),
  ];
  const arms = [...askingWays.map((way) => ({ way, kind: 'asking' })), ...suggested].map(({ way, kind }) => ({
    way: { ...way, id: `search-${way.id}` },
    kind,
  }));
  return [...new Map(arms.map((arm) => [arm.way.id, arm])).values()];
}
