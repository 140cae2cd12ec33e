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
    benchmark: 'What was asked',
    judge: 'Who judged',
    verdict: 'What came out',
    askings: 'Ways of asking',
    notTested: 'Not tested',
    decision: 'The decision',
    files: 'Files',
  },
  notStated: 'not stated',
  measure: 'measure',
  before: 'base',
  after: 'tuned',
  interval: '95% interval of the change',
  frameworks: 'Which lines of frameworks each part speaks to',
  frameworksNote:
    'A part speaks to these lines, and no more is claimed: whether they apply and are met is for the people who answer for the system to say.',
  part: 'part',
  koreaAct: "Korea's AI Basic Act, article",
};
