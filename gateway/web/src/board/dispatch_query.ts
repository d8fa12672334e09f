import { queryOptions } from '@tanstack/react-query';
import { answer, api, Refusal, type Schema } from '../api/client';

export type Dispatch = Schema<'distribution.v1.Dispatch'>;

export const refreshMilliseconds = 3_000; // while copies are on their way

export const isUnderWay = (dispatch: Dispatch): boolean =>
  Number(dispatch.receiptedCount ?? 0) + Number(dispatch.failedCount ?? 0) <
  Number(dispatch.deliveryCount ?? 0);

// null while the issuance of that id has not come to its tenth step: there is no dispatch yet.
export const dispatchQuery = (agency: string, dispatch: string) =>
  queryOptions({
    queryKey: ['dispatch', agency, dispatch],
    refetchInterval: ({ state: { data } }) => (data && isUnderWay(data) ? refreshMilliseconds : false),
    queryFn: () =>
      answer(
        api.GET('/v1/agencies/{agency}/dispatches/{dispatch}', { params: { path: { agency, dispatch } } }),
      ).catch((error) => {
        if (error instanceof Refusal && error.status === 404) return null;
        throw error;
      }),
  });
