import { expect, test } from 'vitest';
import { formats } from '../../data/formats/formats.ts';
import { koreanDataDescription } from '../../messages/korean/data-description.ts';
import { containerTitles, describeFile } from './scan-summary.ts';

test('every format in every container is described in Korean too', () => {
  const descriptions = formats.flatMap(({ title }) =>
    Object.values(containerTitles).map((container) => `${title} in ${container}`),
  );
  expect(descriptions.length).toBeGreaterThan(50);
  for (const description of descriptions)
    expect(koreanDataDescription(description), description).not.toBe(description);
});

test('what the file is compressed with stays, and what is not known too', () => {
  const file = { path: 'a.jsonl.gz', size: 1, compression: 'gzip', container: { kind: 'jsonl' } } as const;
  expect(koreanDataDescription(describeFile(file))).toBe('알려지지 않은 형식의 행(JSONL, gzip)');
  expect(koreanDataDescription('a format from tomorrow in JSONL')).toBe('a format from tomorrow in JSONL');
});
