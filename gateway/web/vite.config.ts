import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { compress } from './build/compress';

export default defineConfig({
  plugins: [react(), compress()],
  build: {
    outDir: fileURLToPath(new URL('../../build/desk', import.meta.url)),
    emptyOutDir: true,
    // The page's policy takes no data: address and no script that stands in the page.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Scripts of the page itself and of what it loads first, by name: tests reckon the first screen from it.
    manifest: 'manifest.json',
    target: 'es2022',
  },
  worker: { format: 'es' },
  server: { proxy: { '/v1': 'http://127.0.0.1:8080' } },
  test: { include: ['src/**/*.test.ts'], environment: 'node' },
});
