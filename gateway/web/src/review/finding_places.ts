import type { Schema } from '../api/client';
import type { Place } from './places';

export type Finding = Schema<'drafting.v1.Finding'>;

const belongsTo = (pointer: string, field: string): boolean =>
  pointer === `/${field}` || pointer.startsWith(`/${field}/`);

// What the format check says of one place; of a list as a whole at its first line. What has no place is told beside the draft alone.
export function findingsAt(place: Place, places: Place[], findings: Finding[]): Finding[] {
  return findings.filter((finding) => {
    const field = finding.field ?? '';
    const exact = places.find((each) => each.pointer === `/${field}/${finding.item ?? ''}`);
    const home = exact ?? places.find((each) => field !== '' && belongsTo(each.pointer, field));
    return home?.pointer === place.pointer;
  });
}
