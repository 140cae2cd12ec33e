/** What a benchmark is called for people: `prompts.jsonl` for `plain (prompts.jsonl)`, since how a file is read says nothing of it. */
export function benchmarkTitle(name: string): string {
  return name.replace(/\bplain \(([^()]+)\)/g, '$1');
}
