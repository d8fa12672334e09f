import type { Language } from './language';

const zone = 'Asia/Ho_Chi_Minh';
const locales: Record<Language, string> = { vi: 'vi-VN', en: 'en-GB' };

// "25/11/2026": days and months of two digits in both languages.
export function dayText(day: string | undefined): string {
  const [year, month, date] = (day ?? '').split('-');
  return year && month && date ? `${date}/${month}/${year}` : '';
}

export function dayOf(instant: string | undefined): string {
  if (!instant) return '';
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date(instant));
}

// "23:02 25/11/2026", as the office's clock shows it, wherever the reader is.
export function momentText(instant: string | undefined): string {
  if (!instant) return '';
  const time = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
  return `${time.format(new Date(instant))} ${dayText(dayOf(instant))}`;
}

const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

// "5 phút trước"
export function ageText(instant: string | undefined, language: Language, now: number = Date.now()): string {
  if (!instant) return '';
  const seconds = Math.round((new Date(instant).getTime() - now) / 1000);
  const format = new Intl.RelativeTimeFormat(locales[language], { numeric: 'auto' });
  for (const [unit, size] of units) {
    if (Math.abs(seconds) >= size) return format.format(Math.trunc(seconds / size), unit);
  }
  return format.format(0, 'second');
}

export const countText = (count: number | string | undefined, language: Language): string =>
  new Intl.NumberFormat(locales[language]).format(Number(count ?? 0));

// "05", "12", "123": a register's number below ten is written with a zero (Phụ lục I, II.3, Nghị định 30/2020/NĐ-CP).
export const numberText = (number: number | string | undefined, notation: string | undefined): string =>
  `${String(number ?? '').padStart(2, '0')}/${notation ?? ''}`;

export function sizeText(bytes: number | string | undefined, language: Language): string {
  const kilo = Number(bytes ?? 0) / 1024;
  const [value, unit] = kilo < 1024 ? [kilo, 'KB'] : [kilo / 1024, 'MB'];
  return `${new Intl.NumberFormat(locales[language], { maximumFractionDigits: 1 }).format(value)} ${unit}`;
}
