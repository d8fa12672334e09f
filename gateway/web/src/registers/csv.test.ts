import { expect, test } from 'vitest';
import { csvOf } from './csv';

test('cells with commas, quotes and line ends are quoted', () => {
  expect(
    csvOf([
      ['số', 'a,b'],
      ['nói "có"', 'hai\ndòng'],
    ]),
  ).toBe('\ufeffsố,"a,b"\r\n"nói ""có""","hai\ndòng"\r\n');
});

test('no cell becomes a formula', () => {
  expect(csvOf([['=1+1', '@x', '-2', 'x=1']])).toBe("\ufeff'=1+1,'@x,'-2,x=1\r\n");
});
