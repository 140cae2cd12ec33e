/** A text that stands in Markdown as it is: names and sentences come from files and people, and none may become markup. */
export function markdownText(value: string): string {
  return value.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>|#@]/g, (character) => `\\${character}`);
}
