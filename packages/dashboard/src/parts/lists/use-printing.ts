import { useSyncExternalStore } from 'react';

/** Whether the page is being printed: from when the browser is about to lay it out for paper until it has. */
export function usePrinting(): boolean {
  return useSyncExternalStore(subscribe, () => printing);
}

let printing = false;

function subscribe(changed: () => void): () => void {
  const begin = (): void => {
    printing = true;
    changed();
  };
  const end = (): void => {
    printing = false;
    changed();
  };
  addEventListener('beforeprint', begin);
  addEventListener('afterprint', end);
  return () => {
    removeEventListener('beforeprint', begin);
    removeEventListener('afterprint', end);
  };
}
