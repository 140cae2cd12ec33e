import { use } from 'react';
import type { ScanView } from '../../../../holdfast/gateway/api/scans-routes.ts';
import type { Messages } from '../../../../holdfast/messages/english/english.ts';
import { messagesIn } from '../../../../holdfast/messages/messages.ts';
import { phrased } from '../../../../holdfast/messages/phrase.ts';
import { count } from '../../../../holdfast/number-text.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { LanguageContext, useWords } from '../../language/use-language.ts';
import { Facts } from '../../parts/facts.tsx';
import { Section } from '../../parts/section.tsx';
import { WithAnswer } from '../../parts/with-answer.tsx';
import { FlaggedRows } from '../run/flagged-rows.tsx';

/** What a scan finds in a file, before any job is made of it. */
export function FileScan({ id }: { id: string }) {
  const { data, run } = useWords();
  const { code } = use(LanguageContext);
  const messages = messagesIn[code];
  const path = `/holdfast/files/${encodeURIComponent(id)}/scan`;
  const answered = useAnswer<ScanView>(path);
  return (
    <Section title={data.scan}>
      <WithAnswer answered={answered}>
        {({ description, rows, unusable, counts, decisions, not_looked_for: missing }) => (
          <>
            <Facts
              facts={[
                [data.format, messages.scan.described(description)],
                [data.rows, count(rows)],
                [data.unusable, unusable === 0 ? null : count(unusable)],
                [data.findings, data.counts(counts)],
              ]}
            />
            <p>
              {run.rowsText({
                dropped: decisions.drop,
                rewritten: decisions.rewrite,
                flagged: decisions.flag,
              })}
            </p>
            <FlaggedRows path={`${path}/rows`} readable />
            <h3>{data.notLookedFor}</h3>
            <ul>
              {missing.map((unlooked) => (
                <li key={unlooked.what}>{unlookedText(unlooked, messages)}</li>
              ))}
            </ul>
          </>
        )}
      </WithAnswer>
    </Section>
  );
}

/** Without what would look, since that is a command's option. */
function unlookedText(
  { what, wording }: ScanView['not_looked_for'][number],
  { scan: { unlooked } }: Messages,
): string {
  return wording ? phrased(unlooked[wording.key], wording.values).what : what;
}
