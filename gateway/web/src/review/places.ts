import type { Content, Item } from '../drafts/content';

// A place of a draft that people speak of: where it stands in content_json (a JSON pointer), what kind it is, and its words.
export interface Place {
  pointer: string;
  kind: PlaceKind;
  ordinal?: number; // of several, from 1
  text: string;
}

export type PlaceKind =
  | 'issuingBody'
  | 'notation'
  | 'placeAndDate'
  | 'abstract'
  | 'addressees'
  | 'body'
  | 'attachmentNote'
  | 'recipients'
  | 'archive'
  | 'signature'
  | 'annexes';

const itemText = (item: Item): string => (item.note ? `${item.text} (${item.note})` : item.text);

const listed = (kind: PlaceKind, member: string, texts: string[]): Place[] =>
  texts.map((text, at) => ({ pointer: `/${member}/${at}`, kind, ordinal: at + 1, text }));

const single = (kind: PlaceKind, pointer: string, text: string | undefined): Place[] =>
  text ? [{ pointer, kind, text }] : [];

interface TableCells {
  rows?: { text?: string }[][];
}

const tableText = (table: unknown): string =>
  ((table as TableCells | undefined)?.rows ?? [])
    .map((row) => row.map((cell) => cell.text ?? '').join(' | '))
    .join('\n');

// In the order of the page.
export function placesOf(content: Content): Place[] {
  const signature = content.signature ?? {};
  const signed = [...(signature.authority_lines ?? []), signature.position, signature.full_name];
  const annexes = (content.annexes ?? []) as { label?: string; title?: string }[];
  return [
    ...single('issuingBody', '/issuing_body', content.issuing_body),
    ...single('notation', '/symbol/notation', content.symbol?.notation),
    ...single('placeAndDate', '/place_and_date/written', content.place_and_date?.written),
    ...single('abstract', '/abstract', content.abstract),
    ...listed('addressees', 'addressees', (content.addressees ?? []).map(itemText)),
    ...listed(
      'body',
      'body',
      (content.body ?? []).map((block) => block.text || tableText(block.table)),
    ),
    ...single('attachmentNote', '/attachment_note', content.attachment_note),
    ...single('signature', '/signature', signed.filter(Boolean).join('\n')),
    ...listed('recipients', 'recipients', (content.recipients ?? []).map(itemText)),
    ...single('archive', '/archive/written', content.archive?.written),
    ...listed(
      'annexes',
      'annexes',
      annexes.map((annex) => [annex.label, annex.title].filter(Boolean).join('\n')),
    ),
  ];
}
