import { useQueries, useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { answer, api } from '../api/client';
import { idOf } from '../api/names';
import { useAgency } from '../session/session';
import { Problem } from '../ui/problem';
import { Screen } from '../ui/screen';
import { Status } from '../ui/status';
import { countText, dayText, numberText } from '../words/dates';
import { useLanguage } from '../words/language';
import { type Dispatch, dispatchQuery } from './dispatch_query';

function DispatchState({ dispatch }: { dispatch: Dispatch }) {
  const { language, words } = useLanguage();
  const failed = Number(dispatch.failedCount ?? 0);
  if (failed > 0) {
    return (
      <Status icon="warning" tone="act">
        {words.board.someFailed(countText(failed, language))}
      </Status>
    );
  }
  return dispatch.receiptedCount === dispatch.deliveryCount ? (
    <Status icon="check" tone="done">
      {words.board.allReceived}
    </Status>
  ) : (
    <Status icon="send" tone="busy">
      {words.board.waiting}
    </Status>
  );
}

function DispatchRow({ dispatch }: { dispatch: Dispatch }) {
  const { language, words } = useLanguage();
  return (
    <tr>
      <td className="number">
        <Link href={`/dispatches/${idOf(dispatch.name, 'dispatches')}`}>
          {numberText(dispatch.number, dispatch.notation)}
        </Link>
      </td>
      <td>{dayText(dispatch.day)}</td>
      <td className="long">
        {(dispatch.urgency ?? 0) > 0 && (
          <span className="urgent">{words.urgency[dispatch.urgency ?? 0]}</span>
        )}
        {dispatch.abstract}
      </td>
      <td className="count">
        {countText(dispatch.receiptedCount, language)}/{countText(dispatch.deliveryCount, language)}
      </td>
      <td>
        <DispatchState dispatch={dispatch} />
      </td>
    </tr>
  );
}

export function BoardScreen() {
  const { words } = useLanguage();
  const agency = useAgency();
  const drafts = useQuery({
    queryKey: ['drafts', agency],
    queryFn: () => answer(api.GET('/v1/agencies/{agency}/drafts', { params: { path: { agency } } })),
  });
  const issued = (drafts.data?.drafts ?? []).filter((draft) => draft.issuance);
  const dispatches = useQueries({
    queries: issued.map((draft) => dispatchQuery(agency, idOf(draft.issuance, 'issuances'))),
  });
  const found = dispatches.flatMap((query) => (query.data ? [query.data] : []));
  const busy = drafts.isPending || dispatches.some((query) => query.isPending);
  return (
    <Screen title={words.board.title} help={words.board.help} wide>
      {drafts.error && <Problem error={drafts.error} again={() => void drafts.refetch()} />}
      {busy && <p className="loading">{words.list.loading}</p>}
      {!busy && found.length === 0 && !drafts.error && <p className="empty">{words.board.empty}</p>}
      {found.length > 0 && (
        <table>
          <caption className="hidden">{words.board.title}</caption>
          <thead>
            <tr>
              <th scope="col">{words.board.number}</th>
              <th scope="col">{words.board.day}</th>
              <th scope="col">{words.board.abstract}</th>
              <th scope="col" className="count">
                {words.board.received}
              </th>
              <th scope="col">{words.board.state}</th>
            </tr>
          </thead>
          <tbody>
            {found.map((dispatch) => (
              <DispatchRow key={dispatch.name} dispatch={dispatch} />
            ))}
          </tbody>
        </table>
      )}
    </Screen>
  );
}
