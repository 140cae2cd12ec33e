import type { ReactNode } from 'react';
import { useWords } from '../language/use-language.ts';
import type { Place, PlaceName } from '../routes/place.ts';
import { FilePage } from './data/file-page.tsx';
import { FilesPage } from './data/files-page.tsx';
import { JobPage } from './jobs/job-page.tsx';
import { JobsPage } from './jobs/jobs-page.tsx';
import { NewJobPage } from './jobs/new-job-page.tsx';
import { KeysPage } from './keys/keys-page.tsx';
import { LogPage } from './log/log-page.tsx';
import { ModelPage } from './models/model-page.tsx';
import { ModelsPage } from './models/models-page.tsx';
import { QuarantinePage } from './quarantine/quarantine-page.tsx';
import { ReviewPage } from './review/review-page.tsx';
import { StudiesPage } from './studies/studies-page.tsx';
import { StudyPage } from './studies/study-page.tsx';
import { TenantsPage } from './tenants/tenants-page.tsx';

/** What stands at each place: the list, and one thing of it where it has a page of its own. */
const pages: Record<PlaceName, { list: () => ReactNode; one?: (id: string) => ReactNode }> = {
  jobs: { list: () => <JobsPage />, one: (id) => <JobPage id={id} /> },
  'new-job': { list: () => <NewJobPage />, one: (id) => <NewJobPage file={id} /> },
  quarantine: { list: () => <QuarantinePage /> },
  review: { list: () => <ReviewPage /> },
  models: { list: () => <ModelsPage />, one: (id) => <ModelPage id={id} /> },
  data: { list: () => <FilesPage />, one: (id) => <FilePage id={id} /> },
  tenants: { list: () => <TenantsPage /> },
  keys: { list: () => <KeysPage /> },
  log: { list: () => <LogPage /> },
  studies: { list: () => <StudiesPage />, one: (id) => <StudyPage id={id} /> },
};

/** The page of a place. */
export function PlaceView({ place: { name, id } }: { place: Place }) {
  const { shell } = useWords();
  const { list, one } = pages[name];
  if (id === undefined) return list();
  return one?.(id) ?? <p>{shell.notThere}</p>;
}
