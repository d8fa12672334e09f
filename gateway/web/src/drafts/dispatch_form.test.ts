import { expect, test } from 'vitest';
import type { Content } from './content';
import { fitsForm, formOf, textOf } from './dispatch_form';

const letter: Content = {
  type: 'cong-van',
  issuing_body: 'SỞ NỘI VỤ',
  symbol: { notation: 'SNV-VP' },
  place_and_date: { written: 'Sơn Thủy, ngày 05 tháng 6 năm 2026' },
  abstract: 'báo cáo công tác lưu trữ',
  urgency: 'urgent',
  addressees: [{ text: 'Sở Tài chính' }, { text: 'UBND tỉnh', note: 'để báo cáo' }],
  body: [
    { kind: 'paragraph', text: 'Đoạn một.' },
    { kind: 'paragraph', text: 'Trân trọng' },
  ],
  closing: './.',
  attachment_note: '(Gửi kèm 02 tệp).',
  recipients: [{ text: 'Như trên' }],
  archive: { written: '- Lưu: VT, VP.' },
  signature: { authority_lines: ['KT. GIÁM ĐỐC'], position: 'PHÓ GIÁM ĐỐC', full_name: 'Lò Thị Mai' },
};

test('the form is written as the file that a person would have typed', () => {
  expect(textOf(formOf(letter)).split('\n')).toEqual([
    'SỞ NỘI VỤ',
    'Số: /SNV-VP',
    '',
    'V/v báo cáo công tác lưu trữ',
    '',
    'KHẨN',
    '',
    'Sơn Thủy, ngày 05 tháng 6 năm 2026',
    '',
    'Kính gửi:',
    '',
    '- Sở Tài chính;',
    '- UBND tỉnh (để báo cáo).',
    '',
    'Đoạn một.',
    '',
    '(Gửi kèm 02 tệp).',
    '',
    'Trân trọng./.',
    '',
    'Nơi nhận:',
    '- Như trên;',
    '- Lưu: VT, VP.',
    '',
    'KT. GIÁM ĐỐC',
    'PHÓ GIÁM ĐỐC',
    '',
    'Lò Thị Mai',
    '',
  ]);
});

test('a type with a name of its own bears it above the subject', () => {
  const text = textOf({ ...formOf(letter), type: 'ke-hoach' });
  expect(text).toContain('KẾ HOẠCH\nbáo cáo công tác lưu trữ\n');
  expect(text).not.toContain('V/v');
});

test('what the form cannot hold stays with its file', () => {
  expect(fitsForm(letter)).toBe(true);
  expect(fitsForm({ ...letter, annexes: [{}] })).toBe(false);
  expect(fitsForm({ ...letter, body: [{ kind: 'table', text: '', table: {} }] })).toBe(false);
  const bold = { kind: 'paragraph', text: 'Chữ', emphasis: [{ begin: 0, end: 5, bold: true }] };
  expect(fitsForm({ ...letter, body: [bold] })).toBe(false);
  const basis = { kind: 'basis', text: 'Căn', emphasis: [{ begin: 0, end: 4, italic: true }] };
  expect(fitsForm({ ...letter, body: [basis] })).toBe(true);
});
