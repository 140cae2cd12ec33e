/** Files that hold rows as tables of columns and no text: Parquet, and Arrow's file format (Feather 2) and stream format. */
export type TableKind = 'parquet' | 'arrow';

/** The kind that the first bytes of a file tell. */
export function tableKindOf(head: Uint8Array): TableKind | undefined {
  const begins = (text: string): boolean => Buffer.from(text, 'latin1').equals(head.subarray(0, text.length));
  if (begins('PAR1')) return 'parquet';
  // A stream begins with a continuation mark and the length of its schema, a few kilobytes at most.
  const streams = begins('\xff\xff\xff\xff') && head.length >= 8 && head[6] === 0 && head[7] === 0;
  return begins('ARROW1') || streams ? 'arrow' : undefined;
}
