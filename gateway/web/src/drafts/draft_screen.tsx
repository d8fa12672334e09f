import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { Returned } from '../review/history';
import { inReview } from '../review/moves';
import { useAgency, useRole } from '../session/session';
import { Notice } from '../ui/notice';
import { Problem } from '../ui/problem';
import { Screen } from '../ui/screen';
import { useLanguage } from '../words/language';
import { contentOf } from './content';
import { Decisions } from './decisions';
import { DraftEditor } from './draft_editor';
import { draftQuery, draftState } from './draft_query';
import { DraftStatus } from './drafts_screen';

export default function DraftScreen({ draft: id }: { draft: string }) {
  const { words } = useLanguage();
  const draft = useQuery(draftQuery(useAgency(), id));
  const mayDraft = useRole('ROLE_DRAFTER');
  const isReviewed = inReview(draft.data?.reviewState);
  const isLocked = draft.data !== undefined && draftState(draft.data) === 'issuing';
  const title = contentOf(draft.data?.contentJson).abstract || words.drafts.untitled;
  return (
    <Screen
      title={draft.data ? title : words.drafts.title}
      wide
      actions={draft.data && <Decisions draft={draft.data} />}
    >
      <p className="back">
        <Link href="/drafts">← {words.drafts.title}</Link> {draft.data && <DraftStatus draft={draft.data} />}
      </p>
      {draft.error && <Problem error={draft.error} again={() => void draft.refetch()} />}
      {draft.isPending && <p className="loading">{words.list.loading}</p>}
      {isLocked && (
        <Notice icon="stamp" tone="busy">
          {words.draft.locked}
        </Notice>
      )}
      {isReviewed && !isLocked && mayDraft && (
        <Notice icon="people" tone="busy">
          {words.review.inReview}
        </Notice>
      )}
      {draft.data && <Returned draft={draft.data} />}
      {draft.data && (
        <DraftEditor
          key={draft.data.name}
          draft={draft.data}
          mayChange={mayDraft && !isLocked && !isReviewed}
        />
      )}
    </Screen>
  );
}
