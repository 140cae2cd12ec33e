import { useEffect, useState } from 'react';
import type { ChainedRecord } from '../../../../holdfast/gateway/log/chained-log.ts';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../language/use-language.ts';
import { Failure } from '../../parts/failure.tsx';
import { useSession } from '../../session/session.ts';
import { ChainCheckButton } from './chain-check-button.tsx';
import { LogLine } from './log-line.tsx';

interface LogPart {
  data: ChainedRecord[];
  has_more: boolean;
}

/** Whatever anybody did, the newest first. */
export function LogPage() {
  const { places, shell } = useWords();
  const { client, me } = useSession();
  const { busy, failure, run } = useAction();
  const [records, setRecords] = useState<readonly ChainedRecord[]>([]);
  const [more, setMore] = useState(true);
  const load = (after?: number) =>
    void run(async () => {
      const path = `/holdfast/log?limit=100${after === undefined ? '' : `&after=${after}`}`;
      const part = await client.ask<LogPart>(path);
      setRecords((before) => (after === undefined ? part.data : [...before, ...part.data]));
      setMore(part.has_more);
    });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the first part is loaded once.
  useEffect(() => load(), []);
  return (
    <>
      <div className="head">
        <h1>{places.log}</h1>
        {me.operator && <ChainCheckButton />}
      </div>
      <ul className="list">
        {records.map((record) => (
          <LogLine key={record.number} record={record} />
        ))}
      </ul>
      <Failure failure={failure} />
      {more && (
        <button type="button" disabled={busy} onClick={() => load(records.at(-1)?.number)}>
          {shell.more}
        </button>
      )}
    </>
  );
}
