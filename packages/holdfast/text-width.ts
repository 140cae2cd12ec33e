/** How many columns of a terminal a text takes: two for each letter of East Asian scripts. */
export function textWidth(text: string): number {
  return text.length + (text.match(wide) ?? []).length;
}

/** A text with spaces behind it, up to a width. */
export function padTextEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - textWidth(text)));
}

/** A text with spaces before it, up to a width. */
export function padTextStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - textWidth(text))) + text;
}

const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/g;

/** A text that takes so many columns at the most: a longer one ends in an ellipsis. */
export function fittedText(text: string, most: number): string {
  if (textWidth(text) <= most) return text;
  let kept = '';
  for (const letter of text) {
    if (textWidth(kept + letter) > most - 1) break;
    kept += letter;
  }
  return `${kept.trimEnd()}…`;
}
