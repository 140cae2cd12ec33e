/** LZ4's frame format; the package brings no types. */
declare module 'lz4js' {
  export function decompress(bytes: Uint8Array): Uint8Array;
  const lz4: { decompress(bytes: Uint8Array): Uint8Array };
  export default lz4;
}
