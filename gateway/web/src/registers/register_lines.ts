import type { Schema } from '../api/client';
import { idOf } from '../api/names';
import type { Dispatch } from '../board/dispatch_query';
import { contentOf } from '../drafts/content';
import { documentTypes } from '../drafts/document_types';
import type { Draft } from '../drafts/draft_query';
import { dayOf, dayText, numberText } from '../words/dates';
import type { Words } from '../words/vi';

export type RegisterNumber = Schema<'numbering.v1.Number'>;

export type Column = keyof Words['registers']['columns'];
export const columns: Column[] = [
  'number',
  'day',
  'abstract',
  'signer',
  'recipients',
  'archive',
  'copies',
  'sent',
  'received',
  'note',
];
export type RegisterLine = Record<Column, string> & { id: string; isVoided: boolean };

const shownRecipients = 4;

function recipientsText(draft: Draft | undefined, words: Words['registers']): string {
  const content = contentOf(draft?.contentJson);
  const items = [...(content.addressees ?? []), ...(content.recipients ?? [])]
    .map((item) => item.text)
    .filter((text) => !/^như (trên|điều)/i.test(text));
  const shown = items.slice(0, shownRecipients).join('; ');
  return items.length > shownRecipients
    ? `${shown} ${words.more(String(items.length - shownRecipients))}`
    : shown;
}

function noteText(number: RegisterNumber, words: Words['registers']): string {
  if (number.state === 'NUMBER_STATE_VOIDED') return words.voided(number.voidReason ?? '');
  return number.state === 'NUMBER_STATE_ALLOCATED' ? words.allocated : '';
}

// The draft that each issuance, done or ended, was of.
export function draftsByIssuance(drafts: Draft[]): Map<string, Draft> {
  const found = new Map<string, Draft>();
  for (const draft of drafts) {
    for (const name of [draft.endedIssuance, draft.issuance])
      if (name) found.set(idOf(name, 'issuances'), draft);
  }
  return found;
}

// A line of the book by the form of Phụ lục IV. Number and day are the register's; what the form asks besides is the draft's and the
// dispatch's. A number is never left out: who has no draft any more shows what the register itself knows.
export function lineOf(
  number: RegisterNumber,
  draft: Draft | undefined,
  dispatch: Dispatch | undefined,
  words: Words['registers'],
): RegisterLine {
  const content = contentOf(draft?.contentJson);
  const type = documentTypes[content.type ?? ''] ?? '';
  const abstract = content.abstract ?? dispatch?.abstract ?? '';
  const all = Number(dispatch?.deliveryCount ?? 0);
  return {
    id: idOf(number.name, 'numbers'),
    isVoided: number.state === 'NUMBER_STATE_VOIDED',
    number: numberText(number.number, number.notation),
    day: dayText(number.day),
    abstract: [type, abstract].filter((text) => text !== '').join(': '),
    signer: content.signature?.full_name ?? '',
    recipients: recipientsText(draft, words),
    archive: (content.archive?.written ?? '').replace(/^[-–\s]*Lưu:?\s*/, '').replace(/[.;]\s*$/, ''),
    copies: all > 0 ? `${all} (${words.electronic})` : '',
    sent: dayText(dayOf(dispatch?.publishedAt)),
    received: all > 0 ? words.confirmed(String(dispatch?.receiptedCount ?? 0), String(all)) : '',
    note: noteText(number, words),
  };
}
