import { expect, test } from 'vitest';
import { matches } from './search';

test('a name is found with and without its marks', () => {
  expect(matches('Ủy ban nhân dân xã Đồng Thượng', 'dong thuong')).toBe(true);
  expect(matches('Ủy ban nhân dân xã Đồng Thượng', ' Đồng ')).toBe(true);
  expect(matches('Sở Y tế', 'sở xây')).toBe(false);
});
