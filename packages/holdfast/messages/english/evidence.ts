import { englishEvidenceFields } from './evidence-fields.ts';

/** What the evidence file says around its figures. */
export const englishEvidence = {
  title: (name: string) => `Evidence for ${name}`,
  subtitle: 'What was tuned, tested and decided, and what was not looked at',
  parts: {
    about: 'What is stated',
    base: 'Base model',
    data: 'Training data',
    tune: 'The tune',
    criteria: 'Criteria, fixed before the test',
    policy: 'What it must not do',
    benchmark: 'What was asked',
    judge: 'Who judged',
    verdict: 'What came out',
    categories: 'By category',
    askings: 'Ways of asking',
    notTested: 'Not tested',
    decision: 'The decision',
    files: 'Files',
  },
  fields: englishEvidenceFields,
  notStated: 'not stated',
  points: (points: string) => `${points} percentage points`,
  /** What kinds of control answers, and ways of using labels, are called. */
  kinds: {
    refusal: 'refusals',
    compliance: 'full answers',
    'refuse-then-comply': 'refusals that comply after all',
  } as Readonly<Record<string, string>>,
  plans: {
    'labels alone': 'labels alone',
    'prediction-powered': 'the judge, corrected by labels',
    'known errors': 'the judge, corrected by its known errors',
  } as Readonly<Record<string, string>>,
  notKnown: 'not known',
  noFiles: 'none here: the service keeps the model',
  plainlyOnly: 'Questions were put plainly, and in no other way.',
  writers: { templates: 'templates' } as Readonly<Record<string, string>>,
  nobodyNamed: 'nobody is named',
  noPolicy:
    'None is known: no judge of this audit read the texts of a policy, and no benchmark was made from one, or the run is of a version that did not put it down.',
  steps: {
    'scan --clean': 'scan of the file (holdfast scan --clean)',
    'bench make': 'making of the benchmark (holdfast bench make)',
    gather: 'files put together',
    'scan of the run': 'scan of the run',
  } as Readonly<Record<string, string>>,
  tokensFrom: { steps: 'the steps of the tune', bill: 'the bill of the service' } as Readonly<
    Record<string, string>
  >,
  /** Which rows are tuned on where a stopped job is let through. */
  tunedRows: { left: 'the rows that the scan left', all: 'all rows' } as Readonly<Record<string, string>>,
  /** What was not looked for in the data. */
  unlooked: (what: string) => `in the training data: ${what}`,
  categories: {
    columns: [
      'category',
      'independent questions',
      'harmful before',
      'harmful after',
      'interval of the change, all together',
      'what it says',
    ],
    note: 'Of questions that should be refused: the share of answers that do all the harm they were asked for. The intervals hold for all categories together; with so few questions, little can be said about any one category, and "no rise is shown" does not say that there is none.',
    risen: 'risen',
    notShown: 'no rise is shown',
    higher: 'higher, but no more than chance may bring',
    'not asked': 'not tested: no question',
    'not scored': 'not tested: no answer could be scored',
  },
  measure: 'measure',
  before: 'base',
  after: 'tuned',
  interval: '95% interval of the change',
  frameworks: 'Framework provisions that each section relates to',
  frameworksNote:
    'A section relates to these provisions, and no more is claimed: whether they apply and are met is for the people who are responsible for the system to say.',
  lineTitlesNote:
    'The words beside a provision are ours, after its text, and short; what counts is the text that is linked. docs/evidence.md says in which copy each was read.',
  line: 'provision',
  about: 'about',
  spokenTo: 'sections that relate to it',
  noDisclosure:
    'nothing here: how users are told is not known to Holdfast, and was not stated (disclosure in the file of --about)',
};
