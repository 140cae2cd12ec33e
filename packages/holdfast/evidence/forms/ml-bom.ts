import { createHash } from 'node:crypto';
import type { VerdictRow } from '../../audit/verdict/verdict-rows.ts';
import type { Evidence } from '../evidence.ts';

/** The evidence as a bill of materials for machine learning, CycloneDX 1.6: the tuned model, its base, its data, its files. */
export function mlBom(evidence: Evidence, name: string): object {
  const { about, base, data, tune, verdict, benchmark, decision } = evidence;
  const metrics = verdict.rows.filter(({ unit, tuned }) => unit !== 'count' && tuned !== null);
  const hashes = (sha256: string | null | undefined) =>
    sha256 ? [{ alg: 'SHA-256', content: sha256 }] : undefined;
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuidOf(JSON.stringify(evidence))}`,
    version: 1,
    metadata: {
      timestamp: evidence.made,
      tools: { components: [{ type: 'application', name: 'holdfast', version: evidence.holdfast }] },
      component: {
        type: 'machine-learning-model',
        'bom-ref': 'tuned-model',
        name,
        description: about.purpose,
        modelCard: {
          modelParameters: {
            approach: { type: 'supervised' },
            task: 'text-generation',
            datasets: [{ ref: 'training-data' }],
          },
          quantitativeAnalysis: {
            performanceMetrics: metrics.flatMap((row) => performanceMetrics(row, benchmark.name)),
          },
          considerations: { technicalLimitations: [...evidence.notTested] },
        },
        properties: [
          { name: 'holdfast:outcome', value: verdict.outcome },
          { name: 'holdfast:released', value: String(decision.released) },
          ...(decision.byHand?.releases ?? []).map(({ endedOn, until }) => ({
            name: 'holdfast:releasedByHandUntil',
            value: endedOn ?? until,
          })),
          { name: 'holdfast:tune.flop', value: String(tune.flop) },
        ],
      },
    },
    components: [
      {
        type: 'machine-learning-model',
        'bom-ref': 'base-model',
        name: base.model,
        licenses: base.licence === null ? undefined : [{ license: { name: base.licence } }],
        hashes: hashes(base.sha256),
      },
      { type: 'data', 'bom-ref': 'training-data', name: 'data.jsonl', hashes: hashes(data.sha256) },
      ...decision.formats.flatMap(({ files }) =>
        Object.entries(files).map(([file, sha256]) => ({
          type: 'file',
          'bom-ref': file,
          name: file,
          hashes: hashes(sha256),
        })),
      ),
    ],
    dependencies: [{ ref: 'tuned-model', dependsOn: ['base-model', 'training-data'] }],
  };
}

/** A figure of the tuned model, and its change from the base, to which the interval belongs. */
function performanceMetrics({ title, tuned, change, interval }: VerdictRow, slice: string): object[] {
  const value = { type: title, value: String(tuned), slice };
  if (change === null) return [value];
  return [
    value,
    {
      type: `${title}, change from the base`,
      value: String(change),
      slice,
      confidenceInterval: interval
        ? { lowerBound: String(interval.lower), upperBound: String(interval.upper) }
        : undefined,
    },
  ];
}

/** A UUID that is the same for the same evidence: the bits of a hash, marked as version 8 (RFC 9562). */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  const variant = ((Number.parseInt(hex[16], 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
