/** A number of a `config.json`, or what stands for it where the field is missing or null. */
export function readNumber(file: Record<string, unknown>, field: string, missing: number): number {
  return Number(file[field] ?? missing);
}
