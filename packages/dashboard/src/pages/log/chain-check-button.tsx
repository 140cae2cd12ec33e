import { useState } from 'react';
import type { ChainCheck } from '../../../../holdfast/gateway/log/chained-log.ts';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../language/use-language.ts';
import { Failure } from '../../parts/failure.tsx';
import { useSession } from '../../session/session.ts';

/** Has the gateway follow the whole chain of hashes, and says what came of it. */
export function ChainCheckButton() {
  const { log } = useWords();
  const { client } = useSession();
  const { busy, failure, run } = useAction();
  const [check, setCheck] = useState<ChainCheck>();
  return (
    <div className="actions">
      {check && (
        <p role="status" className={check.problem === undefined ? undefined : 'failure'}>
          {check.problem === undefined ? log.whole(check.records) : log.broken(check.problem)}{' '}
          <code className="quiet" title={`${log.head}: ${check.head}`}>
            {check.head.slice(0, 16)}
          </code>
        </p>
      )}
      <Failure failure={failure} />
      <button
        type="button"
        disabled={busy}
        onClick={() => run(async () => setCheck(await client.ask<ChainCheck>('/holdfast/log/check')))}
      >
        {log.check}
      </button>
    </div>
  );
}
