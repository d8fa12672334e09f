import type { Schema } from '../api/client';
import type { Words } from '../words/vi';

export type Issuance = Schema<'drafting.v1.Issuance'>;
export type StepState = 'done' | 'current' | 'waits' | 'later' | 'stopped';
type StepName = keyof Words['issuance']['steps'];

const order: StepName[] = ['prepare', 'number', 'set', 'signSigner', 'signSeal', 'record', 'publish'];

const ended = new Set(['ISSUANCE_STATE_REFUSED', 'ISSUANCE_STATE_VOIDING', 'ISSUANCE_STATE_VOIDED']);

export const isOver = (issuance: Issuance): boolean =>
  issuance.state === 'ISSUANCE_STATE_PUBLISHED' ||
  issuance.state === 'ISSUANCE_STATE_REFUSED' ||
  issuance.state === 'ISSUANCE_STATE_VOIDED';

// Up to the record in the register a person may end it (step 9 of an issuance).
export const mayBeVoided = (issuance: Issuance): boolean =>
  !isOver(issuance) &&
  !['ISSUANCE_STATE_PUBLISHING', 'ISSUANCE_STATE_VOIDING'].includes(issuance.state ?? '');

function doneSteps(issuance: Issuance): Set<StepName> {
  const done = new Set<StepName>();
  for (const { step } of issuance.steps ?? []) {
    if (step === 'sign') done.add(done.has('signSigner') ? 'signSeal' : 'signSigner');
    else if (step !== 'prepare_signature') done.add(step as StepName);
  }
  return done;
}

// The issuance's seven steps as people know them, each with how far it is: what is done first, then the one that is under way.
export function stepsOf(issuance: Issuance): { step: StepName; state: StepState }[] {
  const done = doneSteps(issuance);
  const next = order.find((step) => !done.has(step));
  const waits = Boolean(issuance.reason) || issuance.state?.startsWith('ISSUANCE_STATE_AWAITING');
  return order.map((step) => {
    if (done.has(step)) return { step, state: 'done' };
    if (ended.has(issuance.state ?? '')) return { step, state: 'stopped' };
    if (step !== next) return { step, state: 'later' };
    return { step, state: waits ? 'waits' : 'current' };
  });
}
