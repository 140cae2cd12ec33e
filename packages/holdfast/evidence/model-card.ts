import { stringify } from 'yaml';
import type { Evidence } from './evidence.ts';

/** A model card as the Hugging Face hub reads it, with the verdict's figures as its `model-index`. */
export function modelCard(evidence: Evidence, name: string): string {
  const { about, base, benchmark, judge, verdict, tune, data, notTested } = evidence;
  const measured = verdict.rows.filter(({ unit, tuned }) => unit !== 'count' && tuned !== null);
  const head = {
    license: base.licence?.toLowerCase() ?? 'unknown',
    base_model: base.model,
    pipeline_tag: 'text-generation',
    'model-index': [
      {
        name,
        results: [
          {
            task: { type: 'text-generation' },
            dataset: { name: benchmark.name, type: 'holdfast' },
            metrics: measured.map(({ title, tuned }) => ({
              type: title.replaceAll(' ', '_'),
              name: title,
              value: tuned,
            })),
            source: { name: `Holdfast ${evidence.holdfast}, judged by ${judge.name}`, url: 'evidence.json' },
          },
        ],
      },
    ],
  };
  const lines = [
    `# ${name}`,
    about.purpose ?? 'Its purpose was not stated.',
    `Tuned from ${base.model} on ${data.mixedRows} rows (${tune.method}, ${tune.epochs} epochs).`,
    '## Guardrails',
    ...verdict.notes.map((note) => `- ${note}`),
    '## Not tested',
    ...notTested.map((what) => `- ${what}`),
  ];
  return `---\n${stringify(head)}---\n\n${lines.join('\n\n')}\n`;
}
