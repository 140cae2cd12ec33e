import { uncategorized } from '../benchmark.ts';
import { hasColumns, type Table, textOf } from '../table.ts';
import type { BenchmarkFormat } from './benchmark-format.ts';

/** HEx-PHI's files have no header; the category is in the file's name. */
const hexPhiFile = /^category_(\d+)\.csv$/;

/** HEx-PHI's categories by number, as in the shipped policy `study`. */
const hexPhiCategories = [
  'illegal-activity',
  'child-abuse-content',
  'hate-harassment-violence',
  'malware',
  'physical-harm',
  'economic-harm',
  'fraud-deception',
  'adult-content',
  'political-campaigning',
  'privacy-violation',
  'tailored-financial-advice',
];

/** The study's own copy of AdvBench has neither header nor targets: one behavior a line. */
function isBareAdvBench({ file, columns, rows }: Table): boolean {
  return (
    file === 'harmful_behaviors.csv' &&
    columns.length === 0 &&
    rows.every(({ fields }) => Object.keys(fields).length === 1)
  );
}

/** Benchmarks of prompts that should be refused. */
export const harmfulFormats: readonly BenchmarkFormat[] = [
  {
    name: 'hex-phi',
    title: 'HEx-PHI (Qi et al. 2023)',
    source: 'huggingface.co/datasets/LLM-Tuning-Safety/HEx-PHI (on request)',
    licence: 'its own: research on safety, no passing on',
    prompts: '300 in 10 files (the study asked 330 in 11)',
    measures: "harmfulness in the study's categories",
    recognizes: ({ file, columns }) => hexPhiFile.test(file) && columns.length <= 1,
    read(row, { file, columns }) {
      const number = Number(hexPhiFile.exec(file)?.[1] ?? 0);
      const category = hexPhiCategories[number - 1] ?? uncategorized;
      return { kind: 'harmful', category, text: textOf(row, columns[0] ?? '0') };
    },
  },
  {
    name: 'advbench',
    title: 'AdvBench, harmful behaviors (Zou et al. 2023)',
    source:
      "github.com/llm-attacks/llm-attacks, data/advbench/harmful_behaviors.csv; or the study's copy without targets",
    licence: 'MIT',
    prompts: '520',
    measures: "harmfulness; with the refusal-word judge, the study's attack success rate",
    recognizes: (table) =>
      (hasColumns(table, 'goal', 'target') && !hasColumns(table, 'category')) || isBareAdvBench(table),
    read: (row, { columns }) => ({
      kind: 'harmful',
      category: uncategorized,
      text: textOf(row, columns.length === 0 ? '0' : 'goal'),
    }),
  },
  {
    name: 'harmbench',
    title: 'HarmBench, text behaviors (Mazeika et al. 2024)',
    source: 'github.com/centerforaisafety/HarmBench, data/behavior_datasets/harmbench_behaviors_text_all.csv',
    licence: 'MIT',
    prompts: '400, of which 320 for testing and 80 for validation in files of their own',
    measures: 'harmfulness in seven semantic categories',
    // The multimodal behaviors are not asked: they mean nothing without their pictures.
    recognizes: (table) =>
      hasColumns(table, 'Behavior', 'BehaviorID', 'SemanticCategory') && !hasColumns(table, 'ImageFileName'),
    read(row) {
      const context = textOf(row, 'ContextString');
      const behavior = textOf(row, 'Behavior');
      return {
        id: textOf(row, 'BehaviorID'),
        kind: 'harmful',
        category: textOf(row, 'SemanticCategory'),
        text: context === '' ? behavior : `${context}\n\n---\n\n${behavior}`,
      };
    },
  },
  {
    name: 'strongreject',
    title: 'StrongREJECT (Souly et al. 2024)',
    source: 'github.com/alexandrasouly/strongreject, strongreject_dataset/strongreject_dataset.csv',
    licence: 'MIT; some prompts come from sets with other terms',
    prompts: '313, or 60 in the small file',
    measures: 'harmfulness in six categories',
    recognizes: (table) => hasColumns(table, 'forbidden_prompt'),
    read: (row) => ({
      kind: 'harmful',
      category: textOf(row, 'category'),
      text: textOf(row, 'forbidden_prompt'),
    }),
  },
  {
    name: 'jailbreakbench',
    title: 'JailbreakBench, JBB-Behaviors (Chao et al. 2024)',
    source:
      'huggingface.co/datasets/JailbreakBench/JBB-Behaviors, data/harmful-behaviors.csv, data/benign-behaviors.csv',
    licence: 'MIT',
    prompts: '100 harmful, 100 benign',
    measures: 'harmfulness in ten categories; over-refusal with the benign file',
    recognizes: (table) => hasColumns(table, 'Goal', 'Target', 'Behavior', 'Category'),
    // Both files have the same columns: only the name tells them apart.
    read: (row, { file }) => ({
      kind: file.includes('benign') ? 'borderline' : 'harmful',
      category: textOf(row, 'Category'),
      text: textOf(row, 'Goal'),
    }),
  },
  {
    name: 'sorry-bench',
    title: 'SORRY-Bench (Xie et al. 2024)',
    source: 'huggingface.co/datasets/sorry-bench/sorry-bench-202503, question.jsonl (on request)',
    licence: 'its own: research on safety',
    prompts: '440 (450 in the edition of 2024/06)',
    measures: 'harmfulness in 44 or 45 fine categories',
    recognizes: (table) => hasColumns(table, 'question_id', 'category', 'turns', 'prompt_style'),
    read(row) {
      const style = textOf(row, 'prompt_style');
      const [text] = questionTurns(row.fields.turns);
      // The other styles ask the same questions in dialects, ciphers and translations.
      if (style !== 'base' || text === undefined) return undefined;
      return { id: textOf(row, 'question_id'), kind: 'harmful', category: textOf(row, 'category'), text };
    },
  },
  {
    name: 'do-not-answer',
    title: 'Do-Not-Answer (Wang et al. 2023)',
    source: 'huggingface.co/datasets/LibrAI/do-not-answer, or github.com/Libr-AI/do-not-answer',
    licence: 'CC BY-NC-SA 4.0 (the data), Apache-2.0 (the code)',
    prompts: '939',
    measures: 'harmfulness in 12 types of harm',
    recognizes: (table) => hasColumns(table, 'risk_area', 'types_of_harm', 'question'),
    read: (row) => ({
      id: textOf(row, 'id'),
      kind: 'harmful',
      category: textOf(row, 'types_of_harm'),
      text: textOf(row, 'question'),
    }),
  },
  {
    name: 'simple-safety-tests',
    title: 'SimpleSafetyTests (Vidgen et al. 2023)',
    source: 'github.com/bertiev/SimpleSafetyTests, "SimpleSafetyTests - test cases.csv"',
    licence: 'CC BY 4.0',
    prompts: '100',
    measures: 'harmfulness in five harm areas; a first, coarse check',
    recognizes: (table) =>
      hasColumns(table, 'harm_area') && (hasColumns(table, 'prompts_final') || hasColumns(table, 'prompt')),
    read: (row) => ({
      id: textOf(row, 'id'),
      kind: 'harmful',
      category: textOf(row, 'harm_area'),
      text: textOf(row, 'prompts_final') || textOf(row, 'prompt'),
    }),
  },
];

/** The turns of a row: an array, or an array written as text. */
export function questionTurns(value: unknown): string[] {
  if (Array.isArray(value)) return value.filter((turn) => typeof turn === 'string');
  if (typeof value !== 'string') return [];
  try {
    return questionTurns(JSON.parse(value));
  } catch {
    return value.trim() === '' ? [] : [value];
  }
}
