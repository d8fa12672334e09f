import { expect, test } from 'vitest';
import { agencyOf, hexOf, idOf, urlBytes } from './names';

test('a name gives the id of each of its collections', () => {
  expect(agencyOf('agencies/h99-stttt/drafts/abc')).toBe('h99-stttt');
  expect(idOf('agencies/h99-stttt/drafts/abc', 'drafts')).toBe('abc');
  expect(idOf('agencies/h99-stttt', 'drafts')).toBe('');
  expect(idOf(undefined, 'drafts')).toBe('');
});

test('digests are written in hex, and in a path without what a path reserves', () => {
  expect(hexOf('AP8Q')).toBe('00ff10');
  expect(urlBytes('a+b/c=')).toBe('a-b_c=');
});
