import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { parseYamlAs } from '../../../data/files/parse-yaml.ts';
import type { Control } from './control.ts';
import { controlsOfQuestion } from './controls-of-question.ts';

const file = fileURLToPath(new URL('./controls.yaml', import.meta.url));

const text = z.string().min(1);

const schema = z
  .array(
    z.strictObject({
      language: text,
      style: text,
      rule: text,
      question: text,
      refusal: text,
      answer: text,
      facts: z.array(text).min(1),
    }),
  )
  .min(1);

/**
 * The control answers that ship, in several languages and styles, all fictional: of each question a refusal, a full answer,
 * and the full answer behind the refusal. The rule that is broken stands as the category, so that a judge that is told a
 * policy's text for a category is told the rule.
 */
export async function readControls(): Promise<Control[]> {
  const entries = parseYamlAs(await readFile(file, 'utf8'), { file, schema });
  return entries.flatMap(({ rule, question, refusal, answer, facts }, index) =>
    controlsOfQuestion({ number: index + 1, category: rule, question, refusal, answer, facts }),
  );
}
