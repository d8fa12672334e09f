import { expect, test } from 'vitest';
import { isOver, mayBeVoided, stepsOf } from './issuance_steps';

const taken = (...steps: string[]) => steps.map((step) => ({ step }));

test('the two signatures are two steps', () => {
  const steps = stepsOf({
    state: 'ISSUANCE_STATE_SIGNING',
    steps: taken('prepare', 'number', 'set', 'prepare_signature', 'sign', 'prepare_signature'),
  });
  expect(steps.map((each) => each.state)).toEqual([
    'done',
    'done',
    'done',
    'done',
    'current',
    'later',
    'later',
  ]);
});

test('a step that needs somebody waits', () => {
  const steps = stepsOf({ state: 'ISSUANCE_STATE_AWAITING_RECIPIENTS', steps: [] });
  expect(steps[0]).toEqual({ step: 'prepare', state: 'waits' });
});

test('what was ended goes no further', () => {
  const voided = { state: 'ISSUANCE_STATE_VOIDED' as const, steps: taken('prepare', 'number') };
  expect(stepsOf(voided).map((each) => each.state)).toEqual([
    'done',
    'done',
    'stopped',
    'stopped',
    'stopped',
    'stopped',
    'stopped',
  ]);
  expect(isOver(voided)).toBe(true);
  expect(mayBeVoided(voided)).toBe(false);
  expect(mayBeVoided({ state: 'ISSUANCE_STATE_AWAITING_SIGNATURE' })).toBe(true);
  expect(mayBeVoided({ state: 'ISSUANCE_STATE_PUBLISHING' })).toBe(false);
});
