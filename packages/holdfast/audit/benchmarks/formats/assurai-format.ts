import { hasColumns, textOf } from '../table.ts';
import type { BenchmarkFormat } from './benchmark-format.ts';

/** AssurAI (TTA 2025): Korean prompts under 35 risks; those that go with pictures, sound or films are left out. */
export const assuraiFormat: BenchmarkFormat = {
  name: 'assurai',
  title: 'AssurAI, the Korean text prompts (TTA 2025)',
  source: 'huggingface.co/datasets/TTA01/AssurAI, assurai_index.jsonl',
  licence: 'CC BY-NC 4.0: research, not for commercial use',
  prompts: '9,560 of text among 11,480',
  measures: 'harmfulness in Korean, in 35 risks',
  recognizes: (table) => hasColumns(table, 'modality', 'risk', 'prompt'),
  read(row) {
    if (textOf(row, 'modality') !== 'text') return undefined;
    return {
      id: textOf(row, 'id'),
      kind: 'harmful',
      category: textOf(row, 'risk'),
      text: textOf(row, 'prompt'),
    };
  },
};
