// A draft's content_json, as far as the desk reads it (docs/contracts.md). What is left out stands in the file it was read from.
interface Span {
  first_line?: number;
  last_line?: number;
}
export interface Item {
  text: string;
  note?: string;
  span?: Span;
}
export interface Block {
  kind?: string;
  text: string;
  span?: Span;
  emphasis?: { begin: number; end: number; bold?: boolean; italic?: boolean }[];
  table?: unknown;
}
interface Signature {
  authority_lines?: string[];
  position?: string;
  full_name?: string;
}
export interface Content {
  type?: string;
  parent_body?: string;
  issuing_body?: string;
  symbol?: { notation?: string };
  place_and_date?: { written?: string };
  abstract?: string;
  urgency?: string;
  circulation_mark?: string;
  addressees?: Item[];
  body?: Block[];
  closing?: string;
  attachment_note?: string;
  recipients?: Item[];
  archive?: { written?: string };
  signature?: Signature;
  co_signers?: unknown[];
  drafter_code?: string;
  contact?: string;
  annexes?: unknown[];
  undecided?: { field: string; vietnamese: string; english: string }[];
  unplaced?: { line: number; text: string }[];
}

export const contentOf = (json: string | undefined): Content => JSON.parse(json || '{}') as Content;

export const urgencies = ['normal', 'urgent', 'very_urgent', 'flash'];
