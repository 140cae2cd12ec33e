import { writeFileSync } from 'node:fs';
import { encodeSoftmaxWeights } from '../../../../refusal/softmax-file.ts';
import { exchangeRecord, exchangeRecordFile, exchangeWeights } from './exchange-record.ts';
import { readNaturalRows } from './natural-rows.ts';
import { readExchangeTemplates } from './read-exchange-templates.ts';
import { trainExchanges } from './train-exchanges.ts';

const bytes = encodeSoftmaxWeights(
  trainExchanges({ languages: readExchangeTemplates(), natural: readNaturalRows() }),
);
writeFileSync(exchangeWeights, bytes);
writeFileSync(exchangeRecordFile, `${JSON.stringify(exchangeRecord(), undefined, 2)}\n`);
console.log(`weights.bin: ${bytes.length} bytes`);
