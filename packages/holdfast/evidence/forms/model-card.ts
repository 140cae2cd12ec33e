import { stringify } from 'yaml';
import { parseHubName, plainHubName } from '../../models/hub/hub-name.ts';
import type { Evidence } from '../evidence.ts';

/** A model card as the Hugging Face hub reads it, with the verdict's figures as its `model-index`. */
export function modelCard(evidence: Evidence, name: string): string {
  const { about, base, benchmark, judge, verdict, tune, data, notTested } = evidence;
  const measured = verdict.rows.filter(({ unit, tuned }) => unit !== 'count' && tuned !== null);
  const head = {
    ...hubLicence(base.licence),
    // The hub knows models of its own alone.
    base_model: hubModel(base.model),
    pipeline_tag: 'text-generation',
    'model-index': [
      {
        name,
        results: [
          {
            task: { type: 'text-generation' },
            dataset: { name: benchmark.name, type: 'holdfast' },
            metrics: measured.map(({ title, tuned }) => ({
              type: title.replaceAll(/[^a-z0-9]+/gi, '_'),
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
    verdict.notes.map((note) => `- ${note}`).join('\n'),
    '## Not tested',
    notTested.map((what) => `- ${what}`).join('\n'),
  ];
  return `---\n${stringify(head)}---\n\n${lines.join('\n\n')}\n`;
}

/** A licence as the hub takes it: one of its short names, or `other` with what it is called. */
function hubLicence(licence: string | null): { license: string; license_name?: string } {
  if (licence === null) return { license: 'unknown' };
  const short = licence.toLowerCase();
  if (/^[a-z0-9.-]+$/.test(short)) return { license: short };
  return { license: 'other', license_name: short.replaceAll(/[^a-z0-9.]+/g, '-').replace(/^-|-$/g, '') };
}

/** The repository on the hub that a model's name means; nothing for models that are not from there. */
function hubModel(model: string): string | undefined {
  const name = parseHubName(model) ?? plainHubName(model);
  return name?.kind === 'model' ? name.repository : undefined;
}
