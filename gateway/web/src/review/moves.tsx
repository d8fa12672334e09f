import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api, isWorthAnotherTry, newRequestId, Refusal, type Schema } from '../api/client';
import { agencyOf, hexOf, idOf } from '../api/names';
import { keptValue } from '../drafts/autosave';
import type { Draft } from '../drafts/draft_query';
import { useRole } from '../session/session';
import { Area } from '../ui/area';
import { Dialog } from '../ui/dialog';
import { Icon, type IconName } from '../ui/icon';
import { Problem } from '../ui/problem';
import { useLanguage } from '../words/language';
import { pathOf } from './review_query';

type Verb = 'submit' | 'pass' | 'return' | 'withdraw';
type State = Schema<'drafting.v1.ReviewState'>;

export const shortHash = (draft: Draft): string => hexOf(draft.revisionHash).slice(0, 8);

// Somebody was quicker: there is something else to judge now.
const isStale = (error: unknown) =>
  error instanceof Refusal && ['ETAG_MISMATCH', 'PERMISSION_DENIED'].includes(error.reason);

const keyOf = (draft: Draft) => ['draft', agencyOf(draft.name), idOf(draft.name, 'drafts')];

// What is still being typed is saved first: what goes to others is what stands on the screen.
async function saved(draft: Draft): Promise<void> {
  for (let waited = 0; keptValue(draft) !== undefined && waited < 10_000; waited += 200)
    await new Promise((rest) => window.setTimeout(rest, 200));
}

function send(draft: Draft, verb: Verb, requestId: string, reason: string): Promise<Draft> {
  const params = { path: pathOf(draft) };
  const seen = {
    revision: draft.revision,
    revisionHash: draft.revisionHash,
    seenState: draft.reviewState,
    requestId,
  };
  if (verb === 'submit')
    return answer(api.POST('/v1/agencies/{agency}/drafts/{draft}:submit', { params, body: seen }));
  if (verb === 'pass')
    return answer(api.POST('/v1/agencies/{agency}/drafts/{draft}:pass', { params, body: seen }));
  if (verb === 'withdraw')
    return answer(api.POST('/v1/agencies/{agency}/drafts/{draft}:withdraw', { params, body: seen }));
  return answer(
    api.POST('/v1/agencies/{agency}/drafts/{draft}:return', { params, body: { ...seen, reason } }),
  );
}

interface MoveProps {
  draft: Draft;
  verb: Verb;
  icon: IconName;
  title: string;
  help: string;
  main?: boolean;
}

// One step in review, of exactly the revision that is shown; a second press is the same step.
function Move({ draft, verb, icon, title, help, main }: MoveProps) {
  const { words } = useLanguage();
  const queries = useQueryClient();
  const [asking, setAsking] = useState('');
  const [reason, setReason] = useState('');
  const move = useMutation({
    mutationFn: async () => {
      await saved(draft);
      return send(queries.getQueryData<Draft>(keyOf(draft)) ?? draft, verb, asking, reason);
    },
    retry: isWorthAnotherTry,
    onSuccess: (moved) => {
      queries.setQueryData(keyOf(draft), moved);
      void queries.invalidateQueries({ queryKey: ['drafts'] });
      setAsking('');
    },
  });
  const lookAgain = () => {
    void queries.invalidateQueries({ queryKey: keyOf(draft) });
    setAsking('');
  };
  const ask = () => {
    move.reset();
    setAsking(newRequestId());
  };
  return (
    <>
      <button type="button" className={main ? 'main' : undefined} onClick={ask}>
        <Icon name={icon} />
        {title}
      </button>
      {asking && (
        <Dialog title={title} close={() => setAsking('')}>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              if (!move.isPending) move.mutate();
            }}
          >
            <p>{help}</p>
            {verb === 'return' && (
              <Area
                label={words.review.reason}
                help={words.review.reasonHelp}
                name="reason"
                rows={4}
                maxLength={2_000}
                required
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            )}
            {move.error && <Problem error={move.error} />}
            <div className="actions">
              {isStale(move.error) ? (
                <button type="button" className="main" onClick={lookAgain}>
                  {words.review.lookAgain}
                </button>
              ) : (
                <button type="submit" className="main" disabled={move.isPending}>
                  {move.isPending ? words.review.doing : title}
                </button>
              )}
              <button type="button" onClick={() => setAsking('')}>
                {words.draft.cancel}
              </button>
            </div>
          </form>
        </Dialog>
      )}
    </>
  );
}

export const inReview = (state: State | undefined): boolean =>
  state === 'REVIEW_STATE_WITH_UNIT_HEAD' ||
  state === 'REVIEW_STATE_WITH_FORMAT_CHECKER' ||
  state === 'REVIEW_STATE_WITH_SIGNING_AUTHORITY';

// The steps that are this person's to take now; the services judge each (services/drafting/README.md has the table).
export function Moves({ draft }: { draft: Draft }) {
  const { words } = useLanguage();
  const mayDraft = useRole('ROLE_DRAFTER');
  const mayReview = useRole('ROLE_REVIEWER');
  const maySign = useRole('ROLE_SIGNER');
  const state = draft.reviewState;
  const toSubmit = state === 'REVIEW_STATE_DRAFTING' || state === 'REVIEW_STATE_RETURNED';
  const toPass = state === 'REVIEW_STATE_WITH_UNIT_HEAD' || state === 'REVIEW_STATE_WITH_FORMAT_CHECKER';
  const review = words.review;
  const hash = shortHash(draft);
  return (
    <>
      {toSubmit && mayDraft && (
        <Move
          draft={draft}
          verb="submit"
          icon="send"
          title={review.submit}
          help={review.submitHelp}
          main={!maySign}
        />
      )}
      {toPass && mayReview && (
        <Move
          draft={draft}
          verb="pass"
          icon="check"
          title={state === 'REVIEW_STATE_WITH_UNIT_HEAD' ? review.passToChecker : review.passToSigner}
          help={review.passHelp(hash)}
          main
        />
      )}
      {((toPass && mayReview) || (inReview(state) && maySign)) && (
        <Move
          draft={draft}
          verb="return"
          icon="again"
          title={review.giveBack}
          help={review.giveBackHelp(hash)}
        />
      )}
      {inReview(state) && mayDraft && (
        <Move draft={draft} verb="withdraw" icon="pen" title={review.withdraw} help={review.withdrawHelp} />
      )}
    </>
  );
}
