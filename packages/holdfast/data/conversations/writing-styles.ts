/** A manner of writing that any text can be put into. */
export interface WritingStyle {
  key: string;
  title: string;
  write(text: string): string;
  /** Whether a text is written so, where writing it so once more would change it. */
  isWritten?(text: string): boolean;
}

/** Manners that change no word, those that change more before those that change less. */
export const writingStyles: readonly WritingStyle[] = [
  {
    key: 'bare',
    title: 'in lower case without punctuation',
    write: (text) => text.toLowerCase().replaceAll(/[.,;:!?]/g, ''),
  },
  { key: 'lower', title: 'in lower case', write: (text) => text.toLowerCase() },
  { key: 'capitals', title: 'in capitals', write: (text) => text.toUpperCase() },
  { key: 'shouted', title: 'with exclamation marks', write: (text) => text.replace(/[.?!]*$/, '!!!') },
  {
    key: 'turned',
    title: 'with its words in reverse',
    write: (text) => text.split(' ').reverse().join(' '),
    isWritten: (text) => /^\S+[.?!] .*(?<= )\p{Lu}\S*[^.?!]$/u.test(text),
  },
  {
    key: 'lines',
    title: 'with a word on each line',
    write: (text) => text.split(' ').join('\n'),
  },
];

/** Whether a text is written so already; a text in which the style could change nothing is not. */
export function isWrittenIn(
  { write, isWritten = (text) => write(text) === text }: WritingStyle,
  text: string,
): boolean {
  return /\s/.test(text) && text.toLowerCase() !== text.toUpperCase() && isWritten(text);
}
