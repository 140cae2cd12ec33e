/** Where content lies that several machines share: whole objects by their keys, which are never changed once they are there. */
export interface ObjectStore {
  /** Keeps a file's content. Throws HoldfastError `storage`. */
  put(key: string, path: string): Promise<void>;
  /** Writes an object to a file, whole or not at all. Returns false where there is none. Throws HoldfastError `storage`. */
  get(key: string, path: string): Promise<boolean>;
  /** Takes an object away; one that is not there is no error. Throws HoldfastError `storage`. */
  remove(key: string): Promise<void>;
}
