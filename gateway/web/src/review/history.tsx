import { idOf } from '../api/names';
import type { Draft } from '../drafts/draft_query';
import { Notice } from '../ui/notice';
import { momentText } from '../words/dates';
import { useLanguage } from '../words/language';

// Why it came back, for as long as it was not submitted again.
export function Returned({ draft }: { draft: Draft }) {
  const { words } = useLanguage();
  const last = draft.reviewSteps?.[0];
  const withDrafter =
    draft.reviewState === 'REVIEW_STATE_RETURNED' || draft.reviewState === 'REVIEW_STATE_DRAFTING';
  if (!withDrafter || last?.move !== 'REVIEW_MOVE_RETURN') return null;
  return (
    <Notice icon="again" tone="act">
      <strong>{words.review.returnedBy(idOf(last.madeBy, 'accounts'), momentText(last.madeAt))}</strong>{' '}
      <span className="said">{last.reason}</span>
    </Notice>
  );
}

// What was done in review, latest first.
export function History({ draft }: { draft: Draft }) {
  const { words } = useLanguage();
  const steps = draft.reviewSteps ?? [];
  if (steps.length === 0) return null;
  return (
    <section className="card" aria-labelledby="history">
      <h2 id="history">{words.review.history}</h2>
      <ul className="comments">
        {steps.map((step) => (
          <li key={`${step.madeAt}${step.move}`}>
            <p>{words.review.moves[step.move ?? 'REVIEW_MOVE_UNSPECIFIED']}</p>
            {step.reason && <p className="said">{step.reason}</p>}
            <p className="note">
              {idOf(step.madeBy, 'accounts')} · {momentText(step.madeAt)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
