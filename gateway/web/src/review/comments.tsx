import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api, newRequestId } from '../api/client';
import { idOf } from '../api/names';
import type { Draft } from '../drafts/draft_query';
import { useRole } from '../session/session';
import { Area } from '../ui/area';
import { Icon } from '../ui/icon';
import { Problem } from '../ui/problem';
import { momentText } from '../words/dates';
import { useLanguage } from '../words/language';
import { type Comment, pathOf } from './review_query';

function useSaid(draft: Draft) {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ['comments', draft.name] });
}

// What is said about one place of one revision; kept in the form until it is stored.
export function AddComment({
  draft,
  revision,
  pointer,
  about,
  done,
}: {
  draft: Draft;
  revision: string;
  pointer: string;
  about: string;
  done: () => void;
}) {
  const { words } = useLanguage();
  const said = useSaid(draft);
  const [text, setText] = useState('');
  const [requestId] = useState(newRequestId);
  const add = useMutation({
    mutationFn: () =>
      answer(
        api.POST('/v1/agencies/{agency}/drafts/{draft}/comments', {
          params: { path: pathOf(draft) },
          body: { revision, pointer, text, requestId },
        }),
      ),
    onSuccess: async () => {
      await said();
      done();
    },
  });
  return (
    <form
      className="say"
      onSubmit={(event) => {
        event.preventDefault();
        if (!add.isPending) add.mutate();
      }}
    >
      <Area
        label={words.review.commentOn(about)}
        name="comment"
        rows={3}
        maxLength={2_000}
        required
        autoFocus
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {add.error && <Problem error={add.error} />}
      <div className="actions">
        <button type="submit" disabled={add.isPending}>
          {words.review.say}
        </button>
        <button type="button" className="quiet" onClick={done}>
          {words.draft.cancel}
        </button>
      </div>
    </form>
  );
}

function Resolve({ draft, comment }: { draft: Draft; comment: Comment }) {
  const { words } = useLanguage();
  const said = useSaid(draft);
  const resolve = useMutation({
    mutationFn: () =>
      answer(
        api.POST('/v1/agencies/{agency}/drafts/{draft}/comments/{comment}:resolve', {
          params: { path: { ...pathOf(draft), comment: idOf(comment.name, 'comments') } },
          body: {},
        }),
      ),
    onSuccess: said,
  });
  return (
    <>
      {resolve.error && <Problem error={resolve.error} />}
      <button
        type="button"
        className="quiet"
        aria-label={`${words.review.resolve}: ${comment.text}`}
        disabled={resolve.isPending}
        onClick={() => resolve.mutate()}
      >
        {words.review.resolve}
      </button>
    </>
  );
}

export function Comments({
  draft,
  comments,
  quoted,
}: {
  draft: Draft;
  comments: Comment[];
  quoted: boolean; // whether the words that are spoken of stand elsewhere than beside them
}) {
  const { words } = useLanguage();
  const mayResolve = useRole('ROLE_DRAFTER', 'ROLE_REVIEWER', 'ROLE_SIGNER', 'ROLE_CLERK');
  if (comments.length === 0) return null;
  return (
    <ul className="comments">
      {comments.map((comment) => (
        <li key={comment.name} className={comment.resolvedBy ? 'settled' : undefined}>
          {quoted && comment.quote && <blockquote>{comment.quote}</blockquote>}
          <p>{comment.text}</p>
          <p className="note">
            {idOf(comment.madeBy, 'accounts')} · {momentText(comment.madeAt)}
          </p>
          {comment.resolvedBy ? (
            <p className="note">
              <Icon name="check" /> {words.review.resolvedBy(idOf(comment.resolvedBy, 'accounts'))}
            </p>
          ) : (
            mayResolve && <Resolve draft={draft} comment={comment} />
          )}
        </li>
      ))}
    </ul>
  );
}
