import { useQuery } from '@tanstack/react-query';
import type { Draft } from '../drafts/draft_query';
import { Problem } from '../ui/problem';
import { useLanguage } from '../words/language';
import { Comments } from './comments';
import { commentsQuery } from './review_query';

// Beside the form: what was said, with the words that it was said of, whichever revision they stood in.
export function CommentsCard({ draft }: { draft: Draft }) {
  const { words } = useLanguage();
  const comments = useQuery(commentsQuery(draft));
  const all = comments.data?.comments ?? [];
  if (!comments.error && all.length === 0) return null;
  return (
    <section className="card" aria-labelledby="comments">
      <h2 id="comments">{words.review.comments}</h2>
      {comments.error && <Problem error={comments.error} again={() => void comments.refetch()} />}
      <Comments draft={draft} comments={all} quoted />
    </section>
  );
}
