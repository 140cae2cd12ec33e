import type { Evidence } from '../evidence.ts';

/**
 * The evidence as an in-toto statement (version 1): its subjects are the files that ship, or the hosted model by the hash of its
 * verdict's file, and its predicate is the evidence.
 */
export function inTotoStatement(evidence: Evidence): object {
  const shipped = evidence.decision.formats.flatMap(({ files }) => Object.entries(files));
  const subjects = shipped.length > 0 ? shipped : Object.entries(evidence.files);
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: subjects.map(([name, sha256]) => ({ name, digest: { sha256 } })),
    predicateType: 'urn:holdfast:evidence:v1',
    predicate: evidence,
  };
}
