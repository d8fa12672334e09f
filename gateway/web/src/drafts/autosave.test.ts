import { expect, test, vi } from 'vitest';

vi.stubGlobal('window', { location: { origin: 'http://desk.test' } });
const { Refusal, Unreachable } = await import('../api/client');
const { saveStateOf } = await import('./autosave');

test('what keeps a draft from being saved is told apart', () => {
  expect(saveStateOf(new Unreachable())).toBe('offline');
  expect(saveStateOf(new Refusal(503, 'UNAVAILABLE', '', ''))).toBe('offline');
  expect(saveStateOf(new Refusal(401, 'SESSION_ENDED', '', ''))).toBe('ended');
  expect(saveStateOf(new Refusal(409, 'ETAG_MISMATCH', '', ''))).toBe('conflict');
  expect(saveStateOf(new Refusal(400, 'NOT_A_DISPATCH', '', ''))).toBe('refused');
});
