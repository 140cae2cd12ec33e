/** Fills `{name}` with a value, and `{Name}` with the same value beginning with a capital. */
export function fill(sentence: string, name: 'item' | 'subject', value: string): string {
  const capital = (text: string): string => text[0].toUpperCase() + text.slice(1);
  return sentence.replaceAll(`{${name}}`, value).replaceAll(`{${capital(name)}}`, capital(value));
}
