import { use, useState } from 'react';
import type { FlaggedRow as Row } from '../../../../holdfast/gateway/run-views/flagged-rows.ts';
import type { Messages } from '../../../../holdfast/messages/english/english.ts';
import { messagesIn } from '../../../../holdfast/messages/messages.ts';
import { phrased } from '../../../../holdfast/messages/phrase.ts';
import { LanguageContext, useWords } from '../../language/use-language.ts';
import { RowMessages } from './row-messages.tsx';

/** A row with what was found in it. Its text is not even loaded until somebody asks for it. */
export function FlaggedRow({ row, path, readable }: { row: Row; path: string; readable: boolean }) {
  const { run, severities, decisions, shell } = useWords();
  const { code } = use(LanguageContext);
  const [shown, setShown] = useState(false);
  const { line, decision, severity, findings } = row;
  return (
    <>
      <div className="found">
        <span>{line === null ? run.file : run.row(line)}</span>
        <span className={`severity ${severity}`}>{severities[severity]}</span>
        <div>
          {findings.map((finding, place) => {
            const { reason, remedy } = findingText(finding, messagesIn[code]);
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: one detector may say the same of a row twice.
              <p key={place} title={remedy}>
                {reason} <span className="quiet">({finding.detector})</span>
              </p>
            );
          })}
        </div>
        <span className="side">
          <span className="quiet">{decisions[decision]}</span>
          {line !== null && readable && (
            <button
              type="button"
              className="plain"
              aria-expanded={shown}
              aria-label={`${shown ? shell.hide : shell.show}, ${run.row(line)}`}
              onClick={() => setShown(!shown)}
            >
              {shown ? shell.hide : shell.show}
            </button>
          )}
        </span>
      </div>
      {shown && line !== null && <RowMessages path={`${path}/${line}`} />}
    </>
  );
}

/** What a finding says in the reader's language; a user's own detector is heard in its own words. */
function findingText(
  { reason, remedy, wording }: Row['findings'][number],
  { findings }: Messages,
): { reason: string; remedy: string } {
  return wording ? phrased(findings[wording.key], wording.values) : { reason, remedy };
}
