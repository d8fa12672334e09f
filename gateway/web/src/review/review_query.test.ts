import { expect, test, vi } from 'vitest';

vi.stubGlobal('window', { location: { origin: 'http://127.0.0.1' } });
const { lastLookedAt } = await import('./review_query');

const me = 'accounts/k';

test('what a person last did something with is what they compare with', () => {
  const draft = {
    revision: 'r3',
    reviewSteps: [
      { revision: 'r2', madeBy: me, madeAt: '2026-04-10T02:00:00Z' },
      { revision: 'r1', madeBy: me, madeAt: '2026-04-09T02:00:00Z' },
    ],
  };
  expect(lastLookedAt(draft, [], me)).toBe('r2');
  expect(lastLookedAt(draft, [{ revision: 'r1', madeBy: me, madeAt: '2026-04-11T02:00:00Z' }], me)).toBe(
    'r1',
  );
});

test('whoever did nothing yet, or only with what is there, compares with nothing', () => {
  const step = { revision: 'r3', madeBy: me, madeAt: '2026-04-10T02:00:00Z' };
  expect(lastLookedAt({ revision: 'r3', reviewSteps: [step] }, [], me)).toBe('');
  expect(lastLookedAt({ revision: 'r4', reviewSteps: [step] }, [], 'accounts/other')).toBe('');
});
