import type { DetectionResult } from './detection.ts';
import type { DroppingResult } from './dropping.ts';
import { markdownTable } from './markdown-table.ts';
import { poisons } from './poisoned-data.ts';

/** How well rows were told apart: a row for each kind of poison and share, a column for each detector. */
export function areaTable(detection: readonly DetectionResult[]): string {
  const names = Object.keys(detection[0].areas);
  const rows = poisons.flatMap((poison) =>
    [0.01, 0.05, 0.3].map((share) => {
      const own = detection.filter((result) => result.poison === poison && result.share === share);
      const cells = names.map((name) =>
        range(
          own.map(({ areas }) => areas[name]),
          (value) => value.toFixed(2),
        ),
      );
      return [poison, `${100 * share}%`, ...cells];
    }),
  );
  return `ROC-AUC, 300 rows, least to greatest of ${new Set(detection.map(({ seed }) => seed)).size} seeds:\n\n${markdownTable(['poison', 'share', ...names], rows)}`;
}

/** What dropping rows did: a row for each kind of poison. */
export function droppingTable(dropping: readonly DroppingResult[]): string {
  const rows = poisons.map((poison) => {
    const own = dropping.filter((result) => result.poison === poison);
    const percent = (value: number): string => (100 * value).toFixed(1);
    return [
      poison,
      range(
        own.map(({ found: rows }) => rows),
        String,
      ),
      range(
        own.map(({ poisonFound }) => poisonFound),
        String,
      ),
      range(
        own.map(({ rates }) => rates.all),
        percent,
      ),
      range(
        own.map(({ rates }) => rates.withoutFound),
        percent,
      ),
      range(
        own.map(({ rates }) => rates.withoutRandom),
        percent,
      ),
    ];
  });
  const heads = [
    'poison',
    'rows found',
    'of them poison',
    'all rows, %',
    'without the found, %',
    'without as many at random, %',
  ];
  return `Harmfulness rate after tuning on 200 rows, 60 of them poison, least to greatest of 3 seeds:\n\n${markdownTable(heads, rows)}`;
}

function range(values: readonly number[], text: (value: number) => string): string {
  const [low, high] = [text(Math.min(...values)), text(Math.max(...values))];
  return low === high ? low : `${low} to ${high}`;
}
