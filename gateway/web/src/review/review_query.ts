import { queryOptions } from '@tanstack/react-query';
import { answer, api, type Schema } from '../api/client';
import { agencyOf, idOf } from '../api/names';
import type { Draft } from '../drafts/draft_query';

export type Comment = Schema<'drafting.v1.Comment'>;
export type Revision = Schema<'drafting.v1.Revision'>;

export const pathOf = (draft: Draft) => ({ agency: agencyOf(draft.name), draft: idOf(draft.name, 'drafts') });

export const commentsQuery = (draft: Draft) =>
  queryOptions({
    queryKey: ['comments', draft.name],
    queryFn: () =>
      answer(
        api.GET('/v1/agencies/{agency}/drafts/{draft}/comments', {
          params: { path: pathOf(draft), query: { pageSize: 1_000 } },
        }),
      ),
  });

export const revisionsQuery = (draft: Draft) =>
  queryOptions({
    queryKey: ['revisions', draft.name, draft.revision],
    queryFn: () =>
      answer(
        api.GET('/v1/agencies/{agency}/drafts/{draft}/revisions', {
          params: { path: pathOf(draft), query: { pageSize: 200 } },
        }),
      ),
  });

export const revisionQuery = (draft: Draft, revision: string) =>
  queryOptions({
    queryKey: ['revision', draft.name, revision],
    queryFn: () =>
      answer(
        api.GET('/v1/agencies/{agency}/drafts/{draft}/revisions/{revision}', {
          params: { path: { ...pathOf(draft), revision } },
        }),
      ),
    enabled: revision !== '',
    // A revision is never changed.
    staleTime: Number.POSITIVE_INFINITY,
  });

// The earlier revision that this person last did something with, in review or by a comment: what changed since is what they look for.
export function lastLookedAt(draft: Draft, comments: Comment[], me: string | undefined): string {
  const acts = [...(draft.reviewSteps ?? []), ...comments]
    .filter((act) => act.madeBy === me && act.revision !== draft.revision)
    .sort((a, b) => (b.madeAt ?? '').localeCompare(a.madeAt ?? ''));
  return acts[0]?.revision ?? '';
}
