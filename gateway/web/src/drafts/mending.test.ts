import { expect, test } from 'vitest';
import { formOf } from './dispatch_form';
import { fieldOf, mended } from './mending';

const content = {
  abstract: 'Về việc tổng kết',
  addressees: [{ text: 'Sở Nội vụ', span: { first_line: 3, last_line: 3 } }],
  body: [
    { text: 'Căn cứ một;', span: { first_line: 5, last_line: 5 } },
    { text: 'Trân trọng', span: { first_line: 7, last_line: 8 } },
  ],
  closing: '/.',
};
const form = formOf(content);

test('a finding is put right at its place in what is being typed', () => {
  expect(mended(form, content, { field: 'abstract', suggestedText: 'tổng kết' })?.abstract).toBe('tổng kết');
  const basis = mended(form, content, { field: 'body', firstLine: 5, suggestedText: 'Căn cứ một.' });
  expect(basis?.body).toBe('Căn cứ một.\nTrân trọng/.');
});

test('marks are set where they belong, never in the place of words', () => {
  expect(mended(form, content, { field: 'addressees', firstLine: 3, suggestedText: '.' })).toEqual(form);
  expect(mended(form, content, { field: 'closing', firstLine: 8, suggestedText: './.' })?.body).toBe(
    'Căn cứ một;\nTrân trọng./.',
  );
});

test('where the place is not certain nothing is changed', () => {
  expect(mended(form, content, { field: 'body', firstLine: 6, suggestedText: 'khác' })).toBeUndefined();
  expect(
    mended({ ...form, body: 'đã gõ lại' }, content, { field: 'body', firstLine: 5, suggestedText: 'khác' }),
  ).toBeUndefined();
  expect(mended(form, content, { field: 'quoc_hieu', suggestedText: 'khác' })).toBeUndefined();
  expect(fieldOf({ field: 'addressees/0' })).toBe('addressees');
});
