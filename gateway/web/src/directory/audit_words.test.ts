import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { auditWords } from './audit_words';

test('every event of the catalogue has a name that people understand', () => {
  const catalogue = readFileSync(new URL('../../../../docs/audit-events.md', import.meta.url), 'utf8');
  const words = [...catalogue.matchAll(/^\| `([a-z_.]+)`/gm)].map((found) => found[1] ?? '');
  expect(words.length).toBeGreaterThan(50);
  expect(words.filter((word) => !(word in auditWords))).toEqual([]);
});
