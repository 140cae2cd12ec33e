/** What each command does, in the order of the help. They stand here so that the help of all need not load them. */
export const commandDescriptions = {
  demo: 'the short tour: what fine-tuning does to guardrails, and what safety examples save',
  init: 'ask a few questions and write a holdfast.yaml',
  run: 'carry out a guarded fine-tune: scan, mix, tune, audit, release',
  scan: 'read training data and report what is wrong with it, row by row',
  convert: 'write training data in another format, or several files as one',
  mix: 'add safety examples to training data',
  tune: 'fine-tune a model; "holdfast run" does the same with a guard around it',
  power: 'say what an audit can be expected to decide, before it costs anything',
  judge: 'measure judges against people, and judge audits again',
  compare: 'put the verdicts of several runs or audits side by side',
  export: "write an audit's results for other programs, into its folder",
  audit: 'audit a tuned model against the one that it came from',
  repair: 'bring the guardrails of a damaged tuned model back',
  report: 'write the HTML report of a finished run, audit or study',
  view: 'look at a run, an audit, a study or a folder of them in the browser, read only',
  release: 'give the model of a finished run out in further formats, each of them audited',
  verify: 'say whether a run folder still holds what was audited and released',
  evidence: 'write what an auditor asks for into the folder of a run: one file, signed if you like',
  study: 'carry out a grid of models, data, mitigations and seeds, and make its tables',
  doctor: 'say what this machine can do, and what is missing',
  models: 'say which models and tuners are configured and reachable',
  batches: 'show the batches of an audit or a run, or cancel those that go on',
  bench: 'benchmarks: where they are obtained, what is in a file, and one made from your own policy',
  serve: "serve chat models with OpenAI's API until you stop it",
  gateway: "serve fine-tuning itself, in OpenAI's shape and guarded, until you stop it",
  worker: 'carry out the jobs of a gateway',
  'export-model': 'write a model for other programs, its adapter merged in',
  completion: 'print the script by which bash, zsh or fish completes commands and options',
} as const;

/** The name of a command. */
export type CommandName = keyof typeof commandDescriptions;
