/** A package as it is published: which folder of the clone it comes from, and what goes with its compiled code. */
export interface PublishedPackage {
  /** Its folder in the clone. */
  folder: string;
  /** Patterns of the files in that folder that its code reads. */
  assets: readonly string[];
  /** Files from elsewhere in the clone (patterns), each with the folder of the package where they go. */
  additions: readonly { files: string; into: string }[];
  /** Dependencies that travel inside the package, without their install scripts. */
  bundled: readonly string[];
}

const licence = { files: 'LICENSE', into: '.' };

/** The packages that are published, each after those that it needs. */
export const publishedPackages: readonly PublishedPackage[] = [
  {
    folder: 'packages/engine',
    assets: ['README.md'],
    additions: [licence],
    // Its install script downloads GPU libraries, which nothing here uses, and fails where it cannot reach them.
    bundled: ['onnxruntime-node'],
  },
  {
    folder: 'organism',
    assets: ['README.md', 'checkpoint/*', 'checkpoint-korean/*'],
    additions: [licence],
    bundled: [],
  },
  {
    folder: 'charter',
    assets: ['README.md', 'adapter/*', 'examples/own-words.json'],
    additions: [licence],
    bundled: [],
  },
  {
    folder: 'packages/holdfast',
    assets: [
      'audit/judges/controls/controls.yaml',
      'audit/policies/*.yaml',
      'data/prices/prices.yaml',
      'models/tuning/external/python/trl_trainer.py',
      'models/tuning/external/python/requirements.txt',
      'refusal/weights.bin',
      'refusal/whole-answers.bin',
      'refusal/wording.bin',
      'run/track/python/wandb_tracker.py',
      'scan/meaning/exchanges/weights.bin',
      'scan/meaning/exchanges/whole-rows.bin',
      'scan/meaning/weights.bin',
    ],
    additions: [
      licence,
      { files: 'README.md', into: '.' },
      { files: 'README.ko.md', into: '.' },
      { files: 'CHANGELOG.md', into: '.' },
      { files: 'docs/*.md', into: 'docs' },
      { files: 'docs/tutorials/*.md', into: 'docs/tutorials' },
      { files: 'docs/ko/*.md', into: 'docs/ko' },
      { files: 'docs/ko/tutorials/*.md', into: 'docs/ko/tutorials' },
      // What the README leads to.
      { files: 'studies/results/tables.md', into: 'studies/results' },
      { files: 'organism/README.md', into: 'organism' },
      { files: 'packages/engine/README.md', into: 'packages/engine' },
      { files: 'bench/README.md', into: 'bench' },
      { files: 'docs/reference/*.md', into: 'docs/reference' },
      { files: 'docs/reference/packages/*.md', into: 'docs/reference/packages' },
      { files: 'docs/pictures/*.{png,svg}', into: 'docs/pictures' },
      { files: 'docs/*.schema.json', into: 'schemas' },
      { files: 'studies/*.yaml', into: 'studies' },
    ],
    bundled: [],
  },
];
