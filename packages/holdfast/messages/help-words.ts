/** The words of `--help` in another language than English. */
export interface HelpWords {
  /** Over the parts of a help. */
  titles: Readonly<Record<string, string>>;
  default: string;
  choices: string;
  /** What is said after an error of usage. */
  afterError: string;
  /** What a setting may be, behind its help in a file of settings. */
  oneOf: (choices: string) => string;
  /**
   * What is said instead of each English text. English help stands where its command, option or setting is declared, and is the
   * key to the others here.
   */
  said: Readonly<Record<string, string>>;
}
