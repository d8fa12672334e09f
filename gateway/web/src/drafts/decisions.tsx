import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { answer, api, isWorthAnotherTry } from '../api/client';
import { agencyOf, idOf } from '../api/names';
import { Moves, shortHash } from '../review/moves';
import { pathOf } from '../review/review_query';
import { useRole } from '../session/session';
import { Dialog } from '../ui/dialog';
import { Icon } from '../ui/icon';
import { Problem } from '../ui/problem';
import { countText } from '../words/dates';
import { useLanguage } from '../words/language';
import { type Draft, draftState } from './draft_query';
import { reachQuery } from './reach';

// Approves what is shown: this revision, by its hash, and this list of recipients, by its hash. The services judge both.
function Approve({ draft }: { draft: Draft }) {
  const { language, words } = useLanguage();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const reach = useQuery(reachQuery(draft.name));
  const approve = useMutation({
    mutationFn: () =>
      answer(
        api.POST('/v1/agencies/{agency}/drafts/{draft}:approve', {
          params: { path: pathOf(draft) },
          body: {
            revision: draft.revision,
            revisionHash: draft.revisionHash,
            recipientsDigest: reach.data?.recipientsDigest,
          },
        }),
      ),
    onSuccess: (approved) => {
      queries.setQueryData(['draft', agencyOf(draft.name), idOf(draft.name, 'drafts')], approved);
      void queries.invalidateQueries({ queryKey: ['drafts'] });
      setAsking(false);
    },
  });
  return (
    <>
      <button type="button" className="main" disabled={!reach.data} onClick={() => setAsking(true)}>
        <Icon name="stamp" />
        {words.draft.approve}
      </button>
      {asking && (
        <Dialog title={words.draft.approve} close={() => setAsking(false)}>
          <p>{words.draft.approveHelp(shortHash(draft), countText(reach.data?.recipientCount, language))}</p>
          {approve.error && <Problem error={approve.error} />}
          <div className="actions">
            <button
              type="button"
              className="main"
              disabled={approve.isPending}
              onClick={() => approve.mutate()}
            >
              {approve.isPending ? words.draft.approving : words.draft.approve}
            </button>
            <button type="button" onClick={() => setAsking(false)}>
              {words.draft.cancel}
            </button>
          </div>
        </Dialog>
      )}
    </>
  );
}

// A second press, or another clerk's, meets the issuance that the first one started.
function Issue({ draft }: { draft: Draft }) {
  const { words } = useLanguage();
  const queries = useQueryClient();
  const [, go] = useLocation();
  const [asking, setAsking] = useState(false);
  const issue = useMutation({
    mutationFn: () =>
      answer(
        api.POST('/v1/agencies/{agency}/drafts/{draft}:issue', { params: { path: pathOf(draft) }, body: {} }),
      ),
    retry: isWorthAnotherTry,
    onSuccess: (issuance) => {
      void queries.invalidateQueries({ queryKey: ['draft'] });
      void queries.invalidateQueries({ queryKey: ['drafts'] });
      go(`/issuances/${idOf(issuance.name, 'issuances')}`);
    },
  });
  return (
    <>
      <button type="button" className="main" onClick={() => setAsking(true)}>
        <Icon name="send" />
        {words.draft.issue}
      </button>
      {asking && (
        <Dialog title={words.draft.issue} close={() => setAsking(false)}>
          <p>{words.draft.issueHelp}</p>
          {issue.error && <Problem error={issue.error} />}
          <div className="actions">
            <button type="button" className="main" disabled={issue.isPending} onClick={() => issue.mutate()}>
              {issue.isPending ? words.draft.issuing : words.draft.issue}
            </button>
            <button type="button" onClick={() => setAsking(false)}>
              {words.draft.cancel}
            </button>
          </div>
        </Dialog>
      )}
    </>
  );
}

export function Decisions({ draft }: { draft: Draft }) {
  const { words } = useLanguage();
  const maySign = useRole('ROLE_SIGNER');
  const mayIssue = useRole('ROLE_CLERK');
  const state = draftState(draft);
  if (state === 'issuing') {
    return (
      <Link className="button" href={`/issuances/${idOf(draft.issuance, 'issuances')}`}>
        {words.draft.seeIssuance}
      </Link>
    );
  }
  return (
    <>
      {state !== 'approved' && maySign && <Approve draft={draft} />}
      {state === 'approved' && mayIssue && <Issue draft={draft} />}
      <Moves draft={draft} />
    </>
  );
}
