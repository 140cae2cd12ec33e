import type { ChainedRecord } from '../../../../holdfast/gateway/log/chained-log.ts';
import { useWords } from '../../language/use-language.ts';
import { Moment } from '../../parts/moment.tsx';

/** A record of the log, with the hash that chains it. */
export function LogLine({ record }: { record: ChainedRecord }) {
  const { log } = useWords();
  const { number, at, actor, action, subject, detail, hash } = record;
  const details = Object.entries(detail).map(([name, value]) => `${name} ${shortText(value)}`);
  return (
    <li>
      <span className="quiet">
        <Moment seconds={at / 1000} />
      </span>
      <span>
        <strong>{action}</strong> {subject} <span className="quiet">{log.by(actor)}</span>
      </span>
      <code className="quiet side" title={hash}>{`${number} · ${hash.slice(0, 10)}`}</code>
      {details.length > 0 && <span className="wide quiet">{details.join(', ')}</span>}
    </li>
  );
}

/** A value in a few words; a policy as a whole would fill the page. */
function shortText(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}
