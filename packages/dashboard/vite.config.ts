import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Builds the page into the gateway that serves it. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: fileURLToPath(new URL('../holdfast/gateway/page/dist', import.meta.url)),
    emptyOutDir: true,
    assetsDir: 'page',
    // The content security policy takes neither data addresses nor scripts in the document.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    license: { fileName: 'page/licences.md' },
  },
});
