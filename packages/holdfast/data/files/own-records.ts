/** How the records end that Holdfast leaves beside a data file: which steps made it, and what became of its rows. */
export const ownRecords = { origin: '.origin.json', decisions: '.decisions.jsonl' } as const;

/** Whether a file is such a record, and no data of anybody's, though it is named like data. */
export function isOwnRecord(name: string): boolean {
  return Object.values(ownRecords).some((ending) => name.endsWith(ending));
}
