import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { House, top } from './house.mjs';

const firstScreenBytesMax = 200 * 1024; // what a slow line in a commune can bear

test("the desk's client is of the contracts of today", async () => {
  const house = await House.open();
  try {
    const asked = await fetch(`${house.url}/openapi.json`);
    writeFileSync(join(top, 'build/openapi.json'), await asked.text());
  } finally {
    await house.close();
  }
  const web = join(top, 'gateway/web');
  const made = execFileSync('node_modules/.bin/openapi-typescript', ['../../build/openapi.json'], { cwd: web, encoding: 'utf8', maxBuffer: 1 << 26 });
  const kept = readFileSync(join(web, 'src/api/schema.ts'), 'utf8');
  assert.ok(made.trim() === kept.trim(), 'gateway/web/src/api/schema.ts is out of date: npm run gen in gateway/web');
});

test('the first screen is small enough for a slow line', () => {
  const desk = join(top, 'build/desk');
  const manifest = JSON.parse(readFileSync(join(desk, 'manifest.json'), 'utf8'));
  const sent = new Set(['index.html', 'seal.svg']);
  const take = (key) => {
    const chunk = manifest[key];
    sent.add(chunk.file);
    for (const style of chunk.css ?? []) sent.add(style);
    // Every font that the first screen's languages may ask for; an older browser's .woff instead of .woff2, never both.
    for (const asset of chunk.assets ?? []) if (!asset.endsWith('.woff')) sent.add(asset);
    for (const imported of chunk.imports ?? []) take(imported);
  };
  take('index.html');
  const bytesOf = (file) => statSync(join(desk, /\.(html|js|css|svg)$/.test(file) ? `${file}.br` : file)).size;
  const bytes = [...sent].reduce((sum, file) => sum + bytesOf(file), 0);
  assert.ok(sent.size > 5, `only ${[...sent]} were found`);
  assert.ok(bytes <= firstScreenBytesMax, `the first screen is ${bytes} bytes`);
});
