import { expect, test } from 'vitest';
import { vi } from '../words/vi';
import { draftsByIssuance, lineOf } from './register_lines';

const contentJson = JSON.stringify({
  type: 'quyet-dinh',
  abstract: 'thành lập Tổ công tác',
  addressees: [],
  recipients: ['Như Điều 2', 'Sở Nội vụ', 'Sở Tài chính', 'Sở Y tế', 'Sở Tư pháp', 'Công an tỉnh'].map(
    (text) => ({ text }),
  ),
  archive: { written: '- Lưu: VT, VX.' },
  signature: { full_name: 'Cầm Ngọc Sơn' },
});
const number = {
  name: 'agencies/h99/numbers/abc',
  number: '7',
  notation: 'QĐ-UBND',
  day: '2026-11-25',
  state: 'NUMBER_STATE_ISSUED' as const,
};

test('a line has all columns of the form', () => {
  const dispatch = { deliveryCount: '5', receiptedCount: '4', publishedAt: '2026-11-25T20:00:00Z' };
  expect(lineOf(number, { contentJson }, dispatch, vi.registers)).toEqual({
    id: 'abc',
    isVoided: false,
    number: '07/QĐ-UBND',
    day: '25/11/2026',
    abstract: 'Quyết định: thành lập Tổ công tác',
    signer: 'Cầm Ngọc Sơn',
    recipients: 'Sở Nội vụ; Sở Tài chính; Sở Y tế; Sở Tư pháp và 1 nơi khác',
    archive: 'VT, VX',
    copies: '5 (điện tử)',
    sent: '26/11/2026',
    received: '4/5 xác nhận',
    note: '',
  });
});

test('a voided number keeps its line and its reason', () => {
  const voided = { ...number, state: 'NUMBER_STATE_VOIDED' as const, voidReason: 'sai người ký' };
  expect(lineOf(voided, undefined, undefined, vi.registers)).toMatchObject({
    isVoided: true,
    number: '07/QĐ-UBND',
    note: 'Đã hủy: sai người ký',
  });
});

test('both the ended and the present issuance lead to their draft', () => {
  const draft = { endedIssuance: 'agencies/h99/issuances/a', issuance: 'agencies/h99/issuances/b' };
  expect([...draftsByIssuance([draft]).keys()]).toEqual(['a', 'b']);
});
