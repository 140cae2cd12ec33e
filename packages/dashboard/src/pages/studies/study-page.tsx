import type { StudyView } from '../../../../holdfast/gateway/view/study-view.ts';
import { percent, scoreText } from '../../../../holdfast/number-text.ts';
import type {
  Estimate,
  MeasureName,
  StudyTable,
  StudyTableRow,
} from '../../../../holdfast/study/tables/study-table.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useWords } from '../../language/use-language.ts';
import { WideTable } from '../../parts/lists/wide-table.tsx';
import { Section } from '../../parts/section.tsx';
import { WithAnswer } from '../../parts/with-answer.tsx';

const measures: readonly MeasureName[] = ['score', 'rate', 'refusalRate', 'overRefusal', 'task'];

/** The tables of a study. */
export function StudyPage({ id }: { id: string }) {
  const answered = useAnswer<StudyView>(`/holdfast/studies/${encodeURIComponent(id)}`);
  return (
    <WithAnswer answered={answered}>
      {({ title, tables }) => (
        <>
          <h1>{title}</h1>
          {tables.map((table) => (
            <StudyTableSection key={table.name} table={table} />
          ))}
        </>
      )}
    </WithAnswer>
  );
}

function StudyTableSection({ table: { title, common, rows } }: { table: StudyTable }) {
  const { studies } = useWords();
  return (
    <Section title={title}>
      {common.map((sentence) => (
        <p key={sentence} className="quiet">
          {sentence}
        </p>
      ))}
      <WideTable
        label={title}
        columns={[
          studies.columns.label,
          studies.columns.model,
          studies.seeds,
          ...measures.map((name) => studies.measures[name]),
        ]}
        rows={rows.map((row, place) => ({ key: `${place}`, cells: cellsOf(row, studies.published) }))}
      />
    </Section>
  );
}

function cellsOf(
  { label, model, source, seeds, measures: values }: StudyTableRow,
  published: string,
): string[] {
  const text = (name: MeasureName): string =>
    estimateText(values[name], name === 'score' ? scoreText : percent);
  return [label, model, source === 'published' ? published : String(seeds), ...measures.map(text)];
}

function estimateText(estimate: Estimate | null, text: (value: number | null) => string): string {
  if (!estimate) return text(null);
  const { mean, interval } = estimate;
  return interval ? `${text(mean)} (${text(interval.lower)} – ${text(interval.upper)})` : text(mean);
}
