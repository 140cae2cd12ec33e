import { writeFileSync } from 'node:fs';
import { encodeSoftmaxWeights } from '../../../../refusal/softmax-file.ts';
import type { SoftmaxWeights } from '../../../../refusal/softmax-reader.ts';
import type { TrainingRecord } from '../../../../refusal/training/training-record.ts';
import {
  exchangeRecord,
  exchangeRecordFile,
  exchangeWeights,
  wholeRowRecord,
  wholeRowRecordFile,
  wholeRowWeights,
} from './exchange-record.ts';
import { readNaturalRows } from './natural-rows.ts';
import { readExchangeTemplates } from './read-exchange-templates.ts';
import { trainExchanges } from './train-exchanges.ts';
import { trainWholeRows } from './train-whole-rows.ts';

const natural = readNaturalRows();
write(trainWholeRows(natural), {
  into: wholeRowWeights,
  record: wholeRowRecord,
  recordFile: wholeRowRecordFile,
});
write(trainExchanges({ languages: readExchangeTemplates(), natural }), {
  into: exchangeWeights,
  record: exchangeRecord,
  recordFile: exchangeRecordFile,
});

function write(
  weights: SoftmaxWeights,
  { into, record, recordFile }: { into: URL; record: () => TrainingRecord; recordFile: URL },
): void {
  const bytes = encodeSoftmaxWeights(weights);
  writeFileSync(into, bytes);
  writeFileSync(recordFile, `${JSON.stringify(record(), undefined, 2)}\n`);
  console.log(`${into.pathname.split('/').at(-1)}: ${bytes.length} bytes`);
}
