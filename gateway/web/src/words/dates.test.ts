import { expect, test } from 'vitest';
import { ageText, countText, dayOf, dayText, momentText, numberText, sizeText } from './dates';

test('days and moments are those of the office, wherever the reader is', () => {
  expect(dayText('2026-11-25')).toBe('25/11/2026');
  expect(dayText('')).toBe('');
  expect(dayOf('2026-11-25T18:30:00Z')).toBe('2026-11-26');
  expect(momentText('2026-11-25T16:02:04.2Z')).toBe('23:02 25/11/2026');
});

test('an age is told in the largest unit that fits', () => {
  const now = Date.parse('2026-11-25T16:00:00Z');
  expect(ageText('2026-11-25T15:55:00Z', 'vi', now)).toBe('5 phút trước');
  expect(ageText('2026-11-23T15:55:00Z', 'en', now)).toBe('2 days ago');
  expect(ageText('2026-11-25T15:59:58Z', 'vi', now)).toBe('bây giờ');
});

test('numbers are written as in Vietnam', () => {
  expect(countText(12345, 'vi')).toBe('12.345');
  expect(numberText('5', 'UBND-VX')).toBe('05/UBND-VX');
  expect(numberText(123, 'QĐ-UBND')).toBe('123/QĐ-UBND');
  expect(sizeText(1_572_864, 'vi')).toBe('1,5 MB');
});
