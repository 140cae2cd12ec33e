import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAdapter } from '../../checkpoint/adapter/peft-adapter.ts';
import { initializeAdapter } from '../../model/adapter.ts';
import {
  createReferenceModel,
  referenceAdapter,
  referenceConfigurations,
  referenceExamples,
  referenceTraining,
} from './reference-case.ts';

// Writes what reference.py reads: models, fresh adapters, examples and settings. Usage: node write-reference-input.ts DIR
const folder = process.argv[2];
for (const kind of ['tied', 'untied'] as const) {
  await createReferenceModel(join(folder, kind), kind);
  const adapter = initializeAdapter(
    referenceConfigurations[kind],
    referenceAdapter,
    `${referenceTraining.seed}/adapter`,
  );
  await writeAdapter({ folder: join(folder, `${kind}-adapter`), base: kind, adapter });
}
const input = { examples: referenceExamples(), training: referenceTraining, adapter: referenceAdapter };
await writeFile(join(folder, 'input.json'), JSON.stringify(input));
