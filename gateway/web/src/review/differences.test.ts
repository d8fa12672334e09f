import { expect, test } from 'vitest';
import { compared, wordRuns } from './differences';
import { placesOf } from './places';

const content = (abstract: string, body: string[]) => ({ abstract, body: body.map((text) => ({ text })) });

const changesOf = (before: ReturnType<typeof content>, after: ReturnType<typeof content>) =>
  compared(placesOf(before), placesOf(after)).map(({ place, change }) => [place.pointer, change]);

test('words that were taken away, added and kept are told apart', () => {
  expect(wordRuns('trước ngày 15 hằng tháng', 'trước ngày 20 hằng tháng')).toEqual([
    { kind: 'same', text: 'trước ngày ' },
    { kind: 'removed', text: '15 ' },
    { kind: 'added', text: '20 ' },
    { kind: 'same', text: 'hằng tháng' },
  ]);
  expect(wordRuns('', '')).toEqual([]);
});

test('every word of both is in the runs', () => {
  const before = 'Sở Tài chính báo cáo Ủy ban';
  const after = 'Sở Nội vụ gửi báo cáo cho Ủy ban nhân dân';
  const runs = wordRuns(before, after);
  const textOf = (kind: string) =>
    runs
      .filter((run) => run.kind === 'same' || run.kind === kind)
      .map((run) => run.text)
      .join('');
  expect(textOf('removed')).toBe(before);
  expect(textOf('added')).toBe(after);
});

test('a paragraph that was put between others leaves them unchanged', () => {
  expect(changesOf(content('a', ['một', 'ba']), content('a', ['một', 'hai', 'ba']))).toEqual([
    ['/abstract', 'same'],
    ['/body/0', 'same'],
    ['/body/1', 'added'],
    ['/body/2', 'same'],
  ]);
});

test('a paragraph that was rewritten is one change, one that was taken away stands where it stood', () => {
  expect(changesOf(content('a', ['một', 'hai', 'ba']), content('b', ['một đổi', 'ba']))).toEqual([
    ['/abstract', 'changed'],
    ['/body/0', 'changed'],
    ['/body/1', 'removed'],
    ['/body/1', 'same'],
  ]);
});

test('each line of the page has its place, tables and signature too', () => {
  const places = placesOf({
    abstract: 'a',
    addressees: [{ text: 'Sở Nội vụ', note: 'để báo cáo' }],
    body: [{ kind: 'table', text: '', table: { rows: [[{ text: 'TT' }, { text: 'Tên' }]] } }],
    signature: { authority_lines: ['KT. GIÁM ĐỐC'], position: 'PHÓ GIÁM ĐỐC', full_name: 'Trần Văn Ký' },
  });
  expect(places.map((place) => [place.pointer, place.text])).toEqual([
    ['/abstract', 'a'],
    ['/addressees/0', 'Sở Nội vụ (để báo cáo)'],
    ['/body/0', 'TT | Tên'],
    ['/signature', 'KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nTrần Văn Ký'],
  ]);
});
