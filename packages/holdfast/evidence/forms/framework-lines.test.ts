import { expect, test } from 'vitest';
import { type FrameworkLines, frameworkLines } from './framework-lines.ts';
import { lineName, lineTitles } from './line-titles.ts';

/** The lines that each text has, by the sources in docs/evidence.md. */
const linesThatAre: Readonly<Record<keyof FrameworkLines, readonly string[]>> = {
  annexIv: [...numbered('1', 'abcdefgh'), ...numbered('2', 'abcdefgh'), '3', '4', '5', '6', '7', '8', '9'],
  // Those that AI 600-1 has actions for; the others stand in the framework alone.
  nistAi600: [
    ...[
      '1.1',
      '1.2',
      '1.3',
      '1.4',
      '1.5',
      '1.6',
      '1.7',
      '2.1',
      '3.2',
      '4.1',
      '4.2',
      '4.3',
      '5.1',
      '6.1',
      '6.2',
    ].map((number) => `GOVERN ${number}`),
    ...['1.1', '1.2', '2.1', '2.2', '2.3', '3.4', '4.1', '5.1', '5.2'].map((number) => `MAP ${number}`),
    ...['1.1', '1.3', '2.2', '2.3', '2.5', '2.6', '2.7', '2.8', '2.9', '2.10', '2.11', '2.12', '2.13'].map(
      (number) => `MEASURE ${number}`,
    ),
    ...['3.2', '3.3', '4.2'].map((number) => `MEASURE ${number}`),
    ...['1.3', '2.2', '2.3', '2.4', '3.1', '3.2', '4.1', '4.2', '4.3'].map((number) => `MANAGE ${number}`),
  ],
  iso42001: [
    ...controls('A.2', [2, 3, 4]),
    ...controls('A.3', [2, 3]),
    ...controls('A.4', [2, 3, 4, 5, 6]),
    ...controls('A.5', [2, 3, 4, 5]),
    ...controls('A.6.1', [2, 3]),
    ...controls('A.6.2', [2, 3, 4, 5, 6, 7, 8]),
    ...controls('A.7', [2, 3, 4, 5, 6]),
    ...controls('A.8', [2, 3, 4, 5]),
    ...controls('A.9', [2, 3, 4]),
    ...controls('A.10', [2, 3, 4]),
  ],
  koreaAct: [
    '31(1)',
    '31(2)',
    '32(1)',
    '32(1)1',
    '32(1)2',
    ...[1, 2, 3, 4, 5, 6].map((number) => `34(1)${number}`),
  ],
};

test('every line that is named stands in its text', () => {
  for (const [part, lines] of Object.entries(frameworkLines))
    for (const [framework, named] of Object.entries(lines))
      for (const line of named.split(', '))
        expect(linesThatAre[framework as keyof FrameworkLines], `${part}, ${framework}`).toContain(line);
  expect(linesThatAre.iso42001).toHaveLength(38);
});

test('every line that is named says what it is about, in every language, and no other does', () => {
  for (const [framework, titles] of Object.entries(lineTitles)) {
    const named = Object.values(frameworkLines).flatMap((lines) =>
      lines[framework as keyof FrameworkLines].split(', '),
    );
    // What users are told is stated by people, and no part that Holdfast collects speaks to it.
    const stated = framework === 'koreaAct' ? ['31(1)', '31(2)'] : [];
    expect(Object.keys(titles).sort(), framework).toEqual([...new Set([...named, ...stated])].sort());
    for (const line of Object.keys(titles))
      expect(linesThatAre[framework as keyof FrameworkLines], framework).toContain(line);
  }
  expect(lineName('koreaAct', '34(1)1', 'ko')).toBe('제34조제1항제1호');
  expect(lineName('koreaAct', '31(2)', 'en')).toBe('article 31(2)');
});

function numbered(point: string, letters: string): string[] {
  return [...letters].map((letter) => `${point}(${letter})`);
}

function controls(group: string, numbers: readonly number[]): string[] {
  return numbers.map((number) => `${group}.${number}`);
}
