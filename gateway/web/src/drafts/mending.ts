import type { Schema } from '../api/client';
import type { Content } from './content';
import type { DispatchForm } from './dispatch_form';

export type Finding = Schema<'drafting.v1.Finding'>;

const fieldsOf: Record<string, keyof DispatchForm> = {
  parent_body: 'parentBody',
  issuing_body: 'issuingBody',
  symbol: 'notation',
  place_and_date: 'placeAndDate',
  type: 'type',
  urgency: 'urgency',
  abstract: 'abstract',
  addressees: 'addressees',
  body: 'body',
  citations: 'body',
  closing: 'body',
  attachment_note: 'body',
  recipients: 'recipients',
  archive: 'archive',
  signature: 'authority',
};

// The field of the form that a finding speaks of.
export const fieldOf = (finding: Finding): keyof DispatchForm | undefined =>
  fieldsOf[(finding.field ?? '').replace(/^\//, '').split('/')[0] ?? ''];

const listOf = (content: Content, field: string) => {
  if (field === 'addressees') return content.addressees;
  if (field === 'recipients') return content.recipients;
  return field === 'body' ? content.body : undefined;
};

// The form with the finding's suggestion in the place it speaks of; nothing where that place cannot be told for certain.
export function mended(form: DispatchForm, content: Content, finding: Finding): DispatchForm | undefined {
  const field = fieldOf(finding);
  const text = finding.suggestedText;
  if (!field || !text) return undefined;
  if (field === 'abstract') return { ...form, abstract: text };
  const isMark = /^[.;,/]+$/.test(text);
  // The marks at the ends of a list's lines are not typed into the form: writing it down anew sets them right.
  if (isMark && (field === 'addressees' || field === 'recipients')) return { ...form };
  if (isMark) return field === 'body' ? { ...form, body: form.body.replace(/[./\s]*$/, text) } : undefined;
  const line = finding.firstLine ?? 0;
  const item = listOf(content, field)?.find(
    ({ span }) => (span?.first_line ?? 0) <= line && line <= (span?.last_line ?? -1),
  );
  if (!item || !form[field].includes(item.text)) return undefined;
  return { ...form, [field]: form[field].replace(item.text, () => text) };
}
