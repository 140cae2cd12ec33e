/** Ways of asking whose names need more words where nobody explains them. */
const longer: readonly (readonly [RegExp, string])[] = [
  [/\bin (\d+) manners of the data\b/g, 'in $1 manners of speaking taken from the training data'],
  [/\bafter an exchange of the data\b/g, 'after one exchange taken from the training data'],
  [/\bafter (\d+) exchanges of the data\b/g, 'after $1 exchanges taken from the training data'],
];

/** A way of asking, or a text that names some, in words that somebody understands who was told nothing. */
export function englishWay(text: string): string {
  return longer.reduce((said, [short, long]) => said.replace(short, long), text);
}
