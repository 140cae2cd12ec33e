/** A rule of a SARIF log; its place in the list is what a result's `ruleIndex` names. */
export type SarifRule = { id: string } & Record<string, unknown>;

/** The frame of a SARIF 2.1.0 log (OASIS, errata 01) of one run of Holdfast, columns counted in UTF-16 code units. */
export function sarifLog({
  version,
  rules,
  results,
  notes = [],
  properties,
}: {
  version: string;
  rules: readonly SarifRule[];
  results: readonly object[];
  /** What people should know of the run beside its results. */
  notes?: readonly string[];
  /** What else is told of the run. */
  properties?: object;
}): object {
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Holdfast', semanticVersion: version, rules } },
        columnKind: 'utf16CodeUnits',
        results,
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: notes.map((text) => ({ level: 'note', message: { text } })),
          },
        ],
        properties,
      },
    ],
  };
}
