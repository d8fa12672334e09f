import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const worthIt = new Set(['.html', '.js', '.mjs', '.css', '.svg', '.json']);

// Beside each text file what the gateway sends of it: made once here, at the best quality, not at each request.
export function compress(): Plugin {
  let folder = '';
  return {
    name: 'desk-compress',
    apply: 'build',
    configResolved(config) {
      folder = config.build.outDir;
    },
    closeBundle() {
      for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
        if (!worthIt.has(extname(entry))) continue;
        const text = readFileSync(join(folder, entry));
        writeFileSync(
          join(folder, `${entry}.br`),
          brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
        );
        writeFileSync(join(folder, `${entry}.gz`), gzipSync(text, { level: 9 }));
      }
    },
  };
}
