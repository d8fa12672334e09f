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

// How far a draft is, in the order of the work.
export type DraftState = 'drafting' | 'approved' | 'issuing';

export function draftState(draft: Draft): DraftState {
  if (draft.issuance) return 'issuing';
  return draft.approvedRevision && draft.approvedRevision === draft.revision ? 'approved' : 'drafting';
}

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
