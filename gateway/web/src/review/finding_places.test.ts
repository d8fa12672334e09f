import { expect, test } from 'vitest';
import { findingsAt } from './finding_places';
import { placesOf } from './places';

const places = placesOf({
  symbol: { notation: 'STTTT-VP' },
  abstract: 'a',
  body: [{ text: 'một' }, { text: 'hai' }],
});

const rulesAt = (pointer: string, findings: { rule: string; field?: string; item?: number }[]) => {
  const place = places.find((each) => each.pointer === pointer);
  return place ? findingsAt(place, places, findings).map((finding) => finding.rule) : undefined;
};

test('a finding stands at the line that it names, or at the first of its field', () => {
  const findings = [
    { rule: 'second', field: 'body', item: 1 },
    { rule: 'all', field: 'body' },
    { rule: 'symbol', field: 'symbol' },
  ];
  expect(rulesAt('/body/1', findings)).toEqual(['second']);
  expect(rulesAt('/body/0', findings)).toEqual(['all']);
  expect(rulesAt('/symbol/notation', findings)).toEqual(['symbol']);
  expect(rulesAt('/abstract', findings)).toEqual([]);
});

test('what names a field that the page has not, or none, stands at no place', () => {
  const findings = [
    { rule: 'a', field: 'archive' },
    { rule: 'b', field: '' },
    { rule: 'c', field: 'bod' },
  ];
  for (const place of places) expect(rulesAt(place.pointer, findings)).toEqual([]);
});
