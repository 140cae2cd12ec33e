import { RepeatedOpenings } from '../askings/habits/repeated-openings.ts';

/** So many openings stand for all refusals; a model has few. */
const most = 4;
/** So many words open a refusal where no two open alike. */
const words = 3;

/** How the refusals of a model open, the most frequent first. */
export function refusalOpenings(refusals: readonly string[]): string[] {
  const repeated = new RepeatedOpenings();
  for (const refusal of refusals) repeated.add(refusal);
  const openings = repeated.found().map(({ text }) => text);
  const own = refusals.map((refusal) => refusal.trim().split(/\s+/).slice(0, words).join(' '));
  return [...new Set(openings.length > 0 ? openings : own)].slice(0, most);
}
