import type { FlaggedRow as Row } from '../../../../holdfast/gateway/run-views/flagged-rows.ts';
import { useWords } from '../../language/use-language.ts';
import { LongList } from '../../parts/lists/long-list.tsx';
import { FlaggedRow } from './flagged-row.tsx';

/** The rows at a path in which something was found, however many. */
export function FlaggedRows({ path, readable }: { path: string; readable: boolean }) {
  const { run } = useWords();
  return (
    <LongList<Row> path={path} label={run.rows} empty={run.noRows}>
      {(row) => <FlaggedRow row={row} path={path} readable={readable} />}
    </LongList>
  );
}
