import { stringify } from 'yaml';
import type { Verdict } from '../../audit/verdict/verdict.ts';
import { verdictNotes } from '../../audit/verdict/verdict-notes.ts';
import type { Messages } from '../../messages/english/english.ts';
import { parseHubName, plainHubName } from '../../models/hub/hub-name.ts';
import { percent } from '../../number-text.ts';
import type { Evidence } from '../evidence.ts';
import { byHandText } from './by-hand-text.ts';
import type { TextWording } from './worded.ts';

/**
 * A model card as the Hugging Face hub reads it, with the verdict's figures as its `model-index`: the head is for programs and the
 * same in every language, the text is in that of `messages`.
 */
export function modelCard(
  {
    evidence,
    verdict,
    name,
    page,
    text,
  }: {
    evidence: Evidence;
    verdict: Verdict;
    name: string;
    /** The page of the evidence in that language. */
    page: string;
    text: TextWording;
  },
  messages: Messages,
): string {
  const { evidenceSummary: summary, evidence: words } = messages;
  const { about, base, tune, data, notTested } = evidence;
  const settings = Object.entries(tune.settings).map(
    ([key, value]) => `${words.fields[key] ?? key}: ${value}`,
  );
  const lines = [
    `# ${name}`,
    about.purpose ?? summary.card.noPurpose,
    summary.card.tunedFrom({ base: base.model, rows: data.mixedRows, settings: settings.join(', ') }),
    `## ${summary.card.guardrails}`,
    verdictNotes(verdict, messages.languageCode)
      .map((note) => `- ${note.text}`)
      .join('\n'),
    ...byHandText(evidence, messages),
    `## ${words.parts.categories}`,
    categoryLines(evidence, messages),
    words.categories.note,
    `## ${words.parts.notTested}`,
    notTested.map((what) => `- ${text('notTested', what)}`).join('\n'),
    summary.card.evidence(page),
  ];
  return `---\n${stringify(headOf(evidence, name))}---\n\n${lines.join('\n\n')}\n`;
}

function headOf(evidence: Evidence, name: string): object {
  const { base, benchmark, judge, verdict } = evidence;
  const measured = verdict.rows.filter(({ unit, tuned }) => unit !== 'count' && tuned !== null);
  return {
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
}

/** The categories as a table in Markdown. */
function categoryLines({ categories }: Evidence, { evidence: { categories: words } }: Messages): string {
  const [category, questions, before, after] = words.columns;
  const rows = categories.map(({ category: title, questions: number, base, tuned, untested }) =>
    untested === null ? [title, number, percent(base), percent(tuned)] : [title, words[untested], '', ''],
  );
  const lineOf = (cells: readonly (string | number)[]): string =>
    `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`;
  return [
    lineOf([category, questions, before, after]),
    '| --- | ---: | ---: | ---: |',
    ...rows.map(lineOf),
  ].join('\n');
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
