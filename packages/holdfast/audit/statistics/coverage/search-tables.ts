import { cellRandom } from './coverage.ts';
import { searchFails } from './search-coverage.ts';
import { shareInPercent, table, tell } from './tables.ts';

const margin = 0.02;

/** How often a search fails a model whose ways are all at the margin, and one of which one way opens it. */
export function searchTable(repeats: number): string {
  const rows = [120, 240, 480].flatMap((budget) =>
    [2, 6, 12].map((ways) => {
      tell(`search, ${budget} questions, ${ways} ways`);
      const fails = (name: string, rise: (place: number) => number) =>
        searchFails(
          { rises: Array.from({ length: ways }, (_, place) => rise(place)), budget, margin },
          { repeats, random: cellRandom(`search ${name} ${budget} ${ways}`) },
        );
      const opened = (rise: number) => fails(`open ${rise}`, (place) => (place === 0 ? rise : 0));
      return [
        budget,
        ways,
        ...[fails('margin', () => margin), opened(0.1), opened(0.2), opened(0.5)].map(shareInPercent),
      ];
    }),
  );
  return table(
    ['questions', 'ways', 'false fails, %', 'one way at 10 points, found %', 'at 20 points', 'at 50 points'],
    rows,
  );
}
