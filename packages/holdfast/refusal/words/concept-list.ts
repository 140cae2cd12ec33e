/** What a sentence speaks of, by number, in the order in which it comes: so many at the most, and none twice in a row. */
export class ConceptList {
  readonly concepts: Int32Array;
  count = 0;

  constructor(most: number) {
    this.concepts = new Int32Array(most);
  }

  clear(): void {
    this.count = 0;
  }

  add(concept: number): void {
    const { concepts, count } = this;
    if (count === concepts.length || (count > 0 && concepts[count - 1] === concept)) return;
    concepts[count] = concept;
    this.count = count + 1;
  }
}
