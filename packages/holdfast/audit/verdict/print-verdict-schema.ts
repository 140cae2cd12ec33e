import { verdictJsonSchema } from './verdict-json-schema.ts';

process.stdout.write(`${JSON.stringify(verdictJsonSchema(), null, 2)}\n`);
