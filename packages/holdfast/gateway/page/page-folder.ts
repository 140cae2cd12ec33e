import { fileURLToPath } from 'node:url';

/** Where the built page lies; see packages/dashboard. In a clone it is there once it was built. */
export const pageFolder = fileURLToPath(new URL('./dist/', import.meta.url));

/** How the page is built in a clone. */
export const howToBuild = 'The page is not built yet: run "npm run dashboard" at the top of the clone.';
