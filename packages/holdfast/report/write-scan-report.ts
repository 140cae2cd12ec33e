import { writeAtomically } from '../data/files/write-atomically.ts';
import { renderScanReport, type ScanReportValues } from './render-scan-report.ts';

/** Writes the report of a scan as one HTML file. Throws HoldfastError `storage`. */
export async function writeScanReport(path: string, values: ScanReportValues): Promise<void> {
  await writeAtomically(path, renderScanReport(values));
}
