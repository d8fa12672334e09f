// "Sở Đường bộ" is found by "so duong bo": marks are folded, and đ with them, which Unicode does not decompose.
export const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .toLowerCase();

export const matches = (text: string, sought: string): boolean =>
  folded(text).includes(folded(sought.trim()));
