/** SmolLM 3's layers without rotation, which llama.cpp takes for granted: every fourth. */
export function usualUnrotatedLayers(layers: number): number[] {
  return Array.from({ length: layers }, (_, layer) => layer).filter((layer) => (layer + 1) % 4 === 0);
}
