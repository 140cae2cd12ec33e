import { koreanParticle } from './korean-particle.ts';

/** Both forms of a particle, as a text writes them after a value that it does not know. */
const open = /(?:을\(를\)|이\(가\)|은\(는\)|과\(와\)|\(으\)로|\(이\)(?=[가-힣]))/g;

const pairs: Readonly<Record<string, string>> = {
  '을(를)': '을/를',
  '이(가)': '이/가',
  '은(는)': '은/는',
  '과(와)': '과/와',
  '(으)로': '으로/로',
  '(이)': '이/',
};

/** A Korean text whose particles, written in both forms after a value, are those that the value takes. */
export function settledParticles(text: string): string {
  return text.replace(open, (both: string, place: number) =>
    koreanParticle(text.slice(0, place), pairs[both]),
  );
}

/** A table of messages whose texts come with their particles settled. */
export function withSettledParticles<Table extends object>(table: Table): Table {
  const settled = Object.entries(table).map(([key, message]) => [key, settledMessage(message)]);
  return Object.fromEntries(settled) as Table;
}

function settledMessage(message: unknown): unknown {
  if (typeof message === 'string') return settledParticles(message);
  if (Array.isArray(message)) return message;
  if (typeof message === 'object' && message !== null) return withSettledParticles(message);
  if (typeof message !== 'function') return message;
  return (...values: unknown[]) => {
    const text: unknown = message(...values);
    return typeof text === 'string' ? settledParticles(text) : text;
  };
}
