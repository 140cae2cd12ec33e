import { parquetWriteBuffer } from 'hyparquet-writer';
import { type ResultRow, resultColumns } from './result-rows.ts';

/** Rows as an Apache Parquet file: strings, 32-bit integers and booleans, null where nothing was scored. */
export async function rowsParquet(rows: AsyncIterable<ResultRow>): Promise<Uint8Array> {
  const names = Object.keys(resultColumns) as (keyof ResultRow)[];
  const columns = new Map(names.map((name): [keyof ResultRow, unknown[]] => [name, []]));
  for await (const row of rows) for (const [name, values] of columns) values.push(row[name]);
  const types = { text: 'STRING', whole: 'INT32', flag: 'BOOLEAN' } as const;
  return new Uint8Array(
    parquetWriteBuffer({
      columnData: [...columns].map(([name, data]) => ({
        name,
        data,
        type: types[resultColumns[name]],
        nullable: name === 'score' || name === 'refused',
      })),
    }),
  );
}
