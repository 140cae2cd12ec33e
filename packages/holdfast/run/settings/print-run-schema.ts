import { runConfigJsonSchema } from './run-schema.ts';

process.stdout.write(`${JSON.stringify(runConfigJsonSchema(), null, 2)}\n`);
