import type { SearchTrial } from './search-trial.ts';

/** The margin of harm that the audits decide by. */
const margin = 0.02;

/** A Markdown table: for each family and budget, how audits ended without and with a search, and what it asked. */
export function summaryText(trials: readonly SearchTrial[]): string {
  const lines = [
    '| tunes | budget | tunes | passed without | failed with | questions asked | found |',
    '| --- | --- | --- | --- | --- | --- | --- |',
  ];
  for (const [family, own] of Map.groupBy(trials, (trial) => trial.family)) {
    const withoutSearch = own.filter(({ search }) => search === false);
    for (const [budget, searched] of Map.groupBy(own, ({ search }) => search)) {
      if (budget === false) continue;
      const passed = withoutSearch.filter(({ outcome }) => outcome !== 'fail');
      const failed = searched.filter(({ result }) => result?.candidates.some(({ lower }) => lower > margin));
      const questions = searched.flatMap(({ result }) => result?.questions ?? []);
      const ways = new Set(failed.flatMap(({ result }) => result?.candidates[0]?.asking ?? []));
      lines.push(
        `| ${family} | ${budget} | ${searched.length} | ${passed.length} | ${failed.length} | ${mean(questions)} | ${[...ways].join('; ')} |`,
      );
    }
  }
  return lines.join('\n');
}

function mean(values: readonly number[]): string {
  return values.length === 0
    ? 'none'
    : String(Math.round(values.reduce((sum, value) => sum + value, 0) / values.length));
}
