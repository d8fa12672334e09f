import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link } from 'wouter';
import { answer, api } from '../api/client';
import { urlBytes } from '../api/names';
import { useAgency } from '../session/session';
import { Icon } from '../ui/icon';
import { Problem } from '../ui/problem';
import { Screen } from '../ui/screen';
import { countText, dayText, momentText, numberText, sizeText } from '../words/dates';
import { useLanguage } from '../words/language';
import { DeliveryTable } from './delivery_table';
import { type Dispatch, dispatchQuery, isUnderWay, refreshMilliseconds } from './dispatch_query';

type File = NonNullable<Dispatch['pdf']>;

const fileAddress = (dispatch: Dispatch, file: File): string =>
  `/v1/${dispatch.name}/files/${urlBytes(file.digest ?? '')}`;

function Facts({ dispatch }: { dispatch: Dispatch }) {
  const { language, words } = useLanguage();
  const all = Number(dispatch.deliveryCount ?? 0);
  const received = Number(dispatch.receiptedCount ?? 0);
  const progress = words.dispatch.progress(countText(received, language), countText(all, language));
  return (
    <section className="card">
      <p className="lead">{dispatch.abstract}</p>
      <dl className="facts">
        <div>
          <dt>{words.dispatch.issuer}</dt>
          <dd>{dispatch.issuerDisplayName}</dd>
        </div>
        <div>
          <dt>{words.board.day}</dt>
          <dd>{dayText(dispatch.day)}</dd>
        </div>
        <div>
          <dt>{words.dispatch.publishedAt}</dt>
          <dd>{momentText(dispatch.publishedAt)}</dd>
        </div>
        <div>
          <dt>{words.dispatch.urgency}</dt>
          <dd>{words.urgency[dispatch.urgency ?? 0]}</dd>
        </div>
        <div>
          <dt>{words.dispatch.signatures}</dt>
          <dd>{words.dispatch.level[dispatch.signatureLevel ?? ''] ?? dispatch.signatureLevel}</dd>
        </div>
      </dl>
      <div className="progress">
        <progress max={all} value={received} aria-label={progress} />
        <p>{progress}</p>
      </div>
      {(dispatch.attachments ?? []).length > 0 && (
        <>
          <h2>{words.dispatch.attachments}</h2>
          <ul>
            {dispatch.attachments?.map((file) => (
              <li key={file.digest}>
                <a href={fileAddress(dispatch, file)} download={file.fileName}>
                  {file.fileName}
                </a>{' '}
                ({sizeText(file.sizeBytes, language)})
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function useDeliveries(agency: string, dispatch: string, underWay: boolean) {
  return useInfiniteQuery({
    queryKey: ['deliveries', agency, dispatch],
    refetchInterval: underWay ? refreshMilliseconds : false,
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/v1/agencies/{agency}/dispatches/{dispatch}/deliveries', {
          params: { path: { agency, dispatch }, query: { pageSize: 1000, pageToken: pageParam } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextPageToken || undefined,
  });
}

export default function DispatchScreen({ dispatch: id }: { dispatch: string }) {
  const { words } = useLanguage();
  const agency = useAgency();
  const dispatch = useQuery(dispatchQuery(agency, id));
  const deliveries = useDeliveries(agency, id, Boolean(dispatch.data && isUnderWay(dispatch.data)));
  const received = dispatch.data?.receiptedCount;
  const { hasNextPage, isFetching, fetchNextPage, refetch: refresh } = deliveries;
  // The filter is over all recipients, so all of them are fetched, page after page.
  useEffect(() => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage]);
  // The list may be older than the count that says all have arrived.
  useEffect(() => {
    if (received) void refresh();
  }, [received, refresh]);
  const title = dispatch.data ? numberText(dispatch.data.number, dispatch.data.notation) : words.board.title;
  const rows = deliveries.data?.pages.flatMap((page) => page.deliveries ?? []) ?? [];
  return (
    <Screen
      title={title}
      wide
      actions={
        dispatch.data?.pdf && (
          <a
            className="button"
            href={fileAddress(dispatch.data, dispatch.data.pdf)}
            download={dispatch.data.pdf.fileName}
          >
            <Icon name="download" />
            {words.dispatch.savePdf}
          </a>
        )
      }
    >
      <p className="back">
        <Link href="/board">← {words.dispatch.back}</Link>
      </p>
      {dispatch.error && <Problem error={dispatch.error} again={() => void dispatch.refetch()} />}
      {dispatch.data === null && <p className="empty">{words.list.nothing}</p>}
      {dispatch.data && <Facts dispatch={dispatch.data} />}
      {deliveries.error && !dispatch.error && (
        <Problem error={deliveries.error} again={() => void deliveries.refetch()} />
      )}
      {deliveries.isPending && <p className="loading">{words.list.loading}</p>}
      {rows.length > 0 && <DeliveryTable deliveries={rows} />}
    </Screen>
  );
}
