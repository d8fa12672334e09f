import { expect, test } from 'vitest';
import { vi } from '../words/vi';
import { isRegistered, reasonText, shownDelivery } from './delivery_state';

const shown = (delivery: Parameters<typeof shownDelivery>[0]) => shownDelivery(delivery, vi.delivery);

test('a receipt is told by its status', () => {
  expect(shown({ state: 'DELIVERY_STATE_RECEIPTED', status: 1 })).toMatchObject({
    kind: 'arrived',
    word: 'Đã đến',
    icon: 'check',
  });
  expect(shown({ state: 'DELIVERY_STATE_RECEIPTED', status: 3 })).toMatchObject({
    word: 'Đã tiếp nhận',
    icon: 'doubleCheck',
  });
  expect(isRegistered({ state: 'DELIVERY_STATE_RECEIPTED', status: 1 })).toBe(false);
  expect(isRegistered({ state: 'DELIVERY_STATE_RECEIPTED', status: 6 })).toBe(true);
});

test('what is on its way says where', () => {
  expect(shown({ state: 'DELIVERY_STATE_QUEUED' }).where).toBe('Hộp gửi của ta');
  expect(shown({ state: 'DELIVERY_STATE_SENT' }).where).toBe('Trục liên thông');
  expect(shown({ state: 'DELIVERY_STATE_SENT', progress: 'retrying' }).where).toContain('đang thử lại');
});

test('what went wrong says who has to act', () => {
  expect(shown({ state: 'DELIVERY_STATE_REFUSED' })).toMatchObject({
    kind: 'failed',
    owner: 'Văn thư cơ quan ta',
  });
  expect(shown({ state: 'DELIVERY_STATE_UNDELIVERABLE' })).toMatchObject({
    kind: 'failed',
    owner: 'Quản trị cơ quan ta',
  });
  expect(shown({ state: 'DELIVERY_STATE_DEAD' })).toMatchObject({
    kind: 'failed',
    owner: 'Quản trị nơi nhận',
  });
});

test('a reason is told in the language of the reader', () => {
  expect(reasonText('Hộp đầy / The box is full', 'vi')).toBe('Hộp đầy');
  expect(reasonText('Hộp đầy / The box is full', 'en')).toBe('The box is full');
  expect(reasonText('Hộp đầy', 'en')).toBe('Hộp đầy');
});
