import { wordFinding } from '../../findings/word-finding.ts';
import type { Detection, FileDetector } from '../detector.ts';
import { minHash, signatureSize } from './signature.ts';

/** Rows that agree in this share of their signature are one row twice over. */
const alike = 0.85;
/** Signatures are compared when one of these bands agrees: found with 99.7% at a similarity of 0.85, 89% at 0.7. */
const bands = 8;
const bandSize = signatureSize / bands;
/** Rows that are remembered: memory stays below about 60 MiB; the oldest give way. */
const remembered = 1 << 18;
/** Findings that are listed one by one. */
const mostFindings = 2000;

/**
 * Finds rows that say nearly the same as an earlier row, by MinHash and locality-sensitive hashing (Broder 1997; Leskovec
 * et al., "Mining of Massive Datasets", chapter 3). A row that is there many times is learnt many times over. Rows of
 * fewer than four words are compared word for word.
 */
export function nearDuplicatesDetector(): FileDetector<Uint32Array> {
  return {
    kind: 'file',
    name: 'near-duplicates',
    harm: 'quality',
    note(row) {
      const { text } = row;
      // A system prompt that all rows share makes no duplicates.
      const first =
        text.messages.find(({ role }) => role !== 'system' && role !== 'developer')?.firstWord ?? 0;
      const last = text.messages.at(-1);
      const count = last ? last.firstWord + last.words + last.callWords - first : 0;
      const signature = minHash(text.hashes, first, count);
      if (signature || count === 0) return signature;
      return new Uint32Array(signatureSize).fill(
        text.hashes.subarray(first, first + count).reduce((a, b) => Math.imul(a, 31) + b, count),
      );
    },
    start: () => new Judgement(),
  };
}

class Judgement {
  private signatures = new Uint32Array(1024 * signatureSize);
  private readonly lines = new Float64Array(remembered);
  /** For each band, the row last seen in each bucket, counted from 1. */
  private readonly buckets = Array.from({ length: bands }, () => new Uint32Array(remembered));
  private rows = 0;
  private found = 0;
  private readonly findings: Detection[] = [];

  take(line: number, signature: Uint32Array): void {
    const place = this.rows % remembered;
    let best = 0;
    let bestLine = 0;
    for (let band = 0; band < bands; band++) {
      let hash = band + 1;
      for (let index = band * bandSize; index < (band + 1) * bandSize; index++) {
        hash = Math.imul(hash ^ signature[index], 0x9e3779b1);
        hash ^= hash >>> 15;
      }
      const bucket = this.buckets[band];
      const slot = (hash >>> 0) % remembered;
      const other = bucket[slot];
      bucket[slot] = place + 1;
      if (other === 0 || best === 1) continue;
      const agreeing = this.agreement(signature, other - 1);
      if (agreeing > best) [best, bestLine] = [agreeing, this.lines[other - 1]];
    }
    if (best >= alike) this.report(line, bestLine, best);
    if ((place + 1) * signatureSize > this.signatures.length) {
      const larger = new Uint32Array(2 * this.signatures.length);
      larger.set(this.signatures);
      this.signatures = larger;
    }
    this.signatures.set(signature, place * signatureSize);
    this.lines[place] = line;
    this.rows += 1;
  }

  finish(): Detection[] {
    if (this.found <= mostFindings) return this.findings;
    const rest: Detection = {
      severity: 'low',
      evidence: `${this.found} of ${this.rows} rows`,
      ...wordFinding('more-repeats', { rows: this.found - mostFindings }),
    };
    return [...this.findings, rest];
  }

  private agreement(signature: Uint32Array, place: number): number {
    let agreeing = 0;
    const from = place * signatureSize;
    for (let index = 0; index < signatureSize; index++) {
      if (this.signatures[from + index] === signature[index]) agreeing += 1;
    }
    return agreeing / signatureSize;
  }

  private report(line: number, earlier: number, agreement: number): void {
    this.found += 1;
    if (this.found > mostFindings) return;
    this.findings.push({
      severity: 'low',
      line,
      score: agreement,
      earlier,
      evidence: `about ${Math.round(100 * agreement)}% alike`,
      ...wordFinding('repeats', {}),
    });
  }
}
