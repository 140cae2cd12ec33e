/** Where the key is kept while the tab is open; it is in no address, and in nothing that outlives the tab. */
const place = 'holdfast.key';

export const keyStore = {
  read: (): string | null => sessionStorage.getItem(place),
  keep: (key: string): void => sessionStorage.setItem(place, key),
  forget: (): void => sessionStorage.removeItem(place),
};
