/** `1 seed`, `3 seeds`, `no seeds`. */
export function countedOrNone(count: number, noun: string): string {
  return `${count === 0 ? 'no' : count} ${noun}${count === 1 ? '' : 's'}`;
}
