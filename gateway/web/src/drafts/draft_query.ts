import { queryOptions } from '@tanstack/react-query';
import { answer, api, newRequestId, type Schema, send } from '../api/client';

export type Draft = Schema<'drafting.v1.Draft'>;

export const draftsQuery = (agency: string) =>
  queryOptions({
    queryKey: ['drafts', agency],
    queryFn: () =>
      answer(
        api.GET('/v1/agencies/{agency}/drafts', { params: { path: { agency }, query: { pageSize: 200 } } }),
      ),
  });

export const draftQuery = (agency: string, draft: string) =>
  queryOptions({
    queryKey: ['draft', agency, draft],
    queryFn: () =>
      answer(api.GET('/v1/agencies/{agency}/drafts/{draft}', { params: { path: { agency, draft } } })),
    // What is being typed is never replaced behind a person's back; a save tells when it is out of date.
    refetchOnWindowFocus: false,
  });

// Those whose next step is the caller's own.
export const queueQuery = (agency: string) =>
  queryOptions({
    queryKey: ['drafts', agency, 'mine'],
    queryFn: () =>
      answer(
        api.GET('/v1/agencies/{agency}/drafts', {
          params: { path: { agency }, query: { pageSize: 200, waitsForMe: true } },
        }),
      ),
  });

const reviewStates = {
  REVIEW_STATE_UNSPECIFIED: 'drafting',
  REVIEW_STATE_DRAFTING: 'drafting',
  REVIEW_STATE_RETURNED: 'returned',
  REVIEW_STATE_WITH_UNIT_HEAD: 'withUnitHead',
  REVIEW_STATE_WITH_FORMAT_CHECKER: 'withFormatChecker',
  REVIEW_STATE_WITH_SIGNING_AUTHORITY: 'withSigningAuthority',
  REVIEW_STATE_APPROVED: 'approved',
} as const;

// How far a draft is, in the order of the work.
export type DraftState = (typeof reviewStates)[keyof typeof reviewStates] | 'issuing';

export const draftState = (draft: Draft): DraftState =>
  draft.issuance ? 'issuing' : reviewStates[draft.reviewState ?? 'REVIEW_STATE_UNSPECIFIED'];

export async function createDraft(
  agency: string,
  fileName: string,
  source: Blob | string,
  request: string,
): Promise<Draft> {
  const path = `/v1/agencies/${agency}/drafts?fileName=${encodeURIComponent(fileName)}`;
  const response = await send(path, {
    method: 'POST',
    body: source,
    headers: { 'Idempotency-Key': request },
  });
  return (await response.json()) as Draft;
}

export async function reviseDraft(draft: Draft, fileName: string, source: Blob | string): Promise<Draft> {
  const path = `/v1/${draft.name}:revise?fileName=${encodeURIComponent(fileName)}`;
  const headers = { 'Idempotency-Key': newRequestId(), 'If-Match': `"${draft.etag}"` };
  const response = await send(path, { method: 'POST', body: source, headers });
  return (await response.json()) as Draft;
}
