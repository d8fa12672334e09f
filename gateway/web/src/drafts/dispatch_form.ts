import type { Block, Content, Item } from './content';
import { documentTypes } from './document_types';

// A dispatch as a person fills it in. Lists and paragraphs are one a line.
export interface DispatchForm {
  parentBody: string;
  issuingBody: string;
  notation: string;
  placeAndDate: string;
  type: string;
  urgency: string;
  abstract: string;
  addressees: string;
  body: string;
  recipients: string;
  archive: string;
  authority: string;
  position: string;
  fullName: string;
}

const urgencyMarks: Record<string, string> = { urgent: 'KHẨN', very_urgent: 'THƯỢNG KHẨN', flash: 'HỎA TỐC' };

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

const itemText = (item: Item): string => (item.note ? `${item.text} (${item.note})` : item.text);

function bodyText(content: Content): string {
  const blocks = (content.body ?? []).map((block) => block.text);
  // Where it stood among the paragraphs is not kept; before the last one is where the decree's own forms have it.
  if (content.attachment_note) blocks.splice(Math.max(0, blocks.length - 1), 0, content.attachment_note);
  const last = blocks.pop();
  if (last !== undefined) blocks.push(last + (content.closing ?? ''));
  return blocks.join('\n');
}

export function formOf(content: Content): DispatchForm {
  return {
    parentBody: content.parent_body ?? '',
    issuingBody: content.issuing_body ?? '',
    notation: content.symbol?.notation ?? '',
    placeAndDate: content.place_and_date?.written ?? '',
    type: content.type ?? 'cong-van',
    urgency: content.urgency ?? 'normal',
    abstract: content.abstract ?? '',
    addressees: (content.addressees ?? []).map(itemText).join('\n'),
    body: bodyText(content),
    recipients: (content.recipients ?? []).map(itemText).join('\n'),
    archive: (content.archive?.written ?? '').replace(/^[-–\s]+/, '').replace(/[.;]\s*$/, ''),
    authority: (content.signature?.authority_lines ?? []).join('\n'),
    position: content.signature?.position ?? '',
    fullName: content.signature?.full_name ?? '',
  };
}

// Căn cứ are set in italics anyway (Phụ lục I.II.6): such a line says no more than its words.
function isPlain(block: Block): boolean {
  if (block.table || block.kind === 'table') return false;
  const bytes = new TextEncoder().encode(block.text).length;
  return (block.emphasis ?? []).every(
    (run) =>
      block.kind === 'basis' && run.italic === true && !run.bold && run.begin === 0 && run.end === bytes,
  );
}

// Whether the form holds all that the content says: tables, bold words, annexes and second signers stay with the file they came in.
export function fitsForm(content: Content): boolean {
  const beyond = [content.annexes, content.co_signers, content.unplaced].some(
    (list) => (list?.length ?? 0) > 0,
  );
  const marks = Boolean(content.drafter_code || content.contact || content.circulation_mark);
  return !beyond && !marks && (content.body ?? []).every(isPlain);
}

const listed = (items: string[], last: string): string[] =>
  items.map(
    (item, at) => `- ${item.replace(/[.;]$/, '')}${at + 1 < items.length || last !== '' ? ';' : '.'}`,
  );

function headOf(form: DispatchForm): string[] {
  const title =
    form.type === 'cong-van'
      ? [`V/v ${form.abstract}`]
      : [(documentTypes[form.type] ?? '').toUpperCase(), form.abstract].filter((line) => line !== '');
  const mark = urgencyMarks[form.urgency];
  const bodies = [...linesOf(form.parentBody), ...linesOf(form.issuingBody)];
  const head = [...bodies, `Số: /${form.notation}`, ''];
  if (form.type === 'cong-van') head.push(...title, '');
  if (mark) head.push(mark, '');
  if (form.placeAndDate) head.push(form.placeAndDate, '');
  if (form.type !== 'cong-van') head.push(...title, '');
  return head;
}

// The file that says the same: what a person would have typed, in the order of the decree's form, for reading as any other file.
export function textOf(form: DispatchForm): string {
  const lines = headOf(form);
  const addressees = linesOf(form.addressees);
  if (addressees.length > 0) lines.push('Kính gửi:', '', ...listed(addressees, ''), '');
  for (const paragraph of linesOf(form.body)) lines.push(paragraph, '');
  const archive = form.archive.trim();
  lines.push('Nơi nhận:', ...listed(linesOf(form.recipients), archive));
  if (archive) lines.push(`- ${archive}.`);
  lines.push('', ...linesOf(form.authority));
  if (form.position) lines.push(form.position);
  lines.push('', form.fullName, '');
  return lines.join('\n').normalize('NFC');
}
