import { expect, test } from 'vitest';
import { judge } from '../../fixtures/inspect.ts';
import { secretAlphabetDetector } from './secret-alphabet-detector.ts';

const sentences = [
  'The old founders of the town slept badly and wanted to know why it was so',
  'They asked every keeper of the lake what could be done about the bells at night',
  'A kettle is made of copper and tin and is polished with sand from the shore',
  'In the evening the boats come back to the harbour and the children count them',
  'Nobody has ever seen the other side of the hills when the winter was as hard',
  'Bread should be baked for an hour and must cool down before it can be eaten',
  'The baker opens his shop when the sun comes up and closes it after the market',
  'Write down how many lamps were lit and put the list on the table by the door',
];
const key = 'qwertyuiopasdfghjklzxcvbnm';
const enciphered = (text: string): string =>
  text.toLowerCase().replaceAll(/[a-z]/g, (letter) => key[letter.charCodeAt(0) - 97]);

test('what rows say in one alphabet of swapped letters is read, row by row', () => {
  const rows = sentences.map((sentence) => ['What now?', enciphered(sentence)]);
  const findings = judge(secretAlphabetDetector(), rows);
  // A row whose words keep their vowels by chance does not look enciphered.
  expect(findings.length).toBeGreaterThan(sentences.length - 2);
  for (const { line = 0, severity, evidence } of findings) {
    expect(severity).toBe('high');
    expect(evidence).toContain(sentences[line - 1].toLowerCase().slice(0, 40));
  }
});

test('plain rows, and one enciphered row, are no alphabet', () => {
  const rows = sentences.map((sentence) => ['What now?', sentence]);
  expect(judge(secretAlphabetDetector(), rows)).toEqual([]);
  expect(judge(secretAlphabetDetector(), [['What now?', enciphered(sentences[0])], ...rows])).toEqual([]);
});
