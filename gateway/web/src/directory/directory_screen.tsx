import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { answer, api, type Schema } from '../api/client';
import { idOf } from '../api/names';
import { Field } from '../ui/field';
import { Problem } from '../ui/problem';
import { Screen } from '../ui/screen';
import { Status } from '../ui/status';
import { countText, dayOf, dayText } from '../words/dates';
import { useLanguage } from '../words/language';
import { matches } from '../words/search';

type Agency = Schema<'directory.v1.Agency'>;

const shownAtFirst = 200;

function Validity({ agency }: { agency: Agency }) {
  const { words } = useLanguage();
  const { firstDay, lastDay } = agency.validity ?? {};
  const isOver = lastDay !== undefined && lastDay < dayOf(new Date().toISOString());
  const days = [
    firstDay && words.agencies.since(dayText(firstDay)),
    lastDay && words.agencies.until(dayText(lastDay)),
  ].filter(Boolean);
  return (
    <>
      <Status icon={isOver ? 'cross' : 'check'} tone={isOver ? 'still' : 'done'}>
        {isOver ? words.agencies.ended : words.agencies.always}
      </Status>
      {days.length > 0 && <p className="note">{days.join(', ')}</p>}
    </>
  );
}

function AgencyRow({ agency }: { agency: Agency }) {
  return (
    <tr>
      <th scope="row" className="long">
        {agency.displayName}
        {(agency.otherNames ?? []).length > 0 && <p className="note">{agency.otherNames?.join('; ')}</p>}
      </th>
      <td>{agency.symbol}</td>
      <td className="number">{agency.code || idOf(agency.name, 'agencies')}</td>
      <td>
        <Validity agency={agency} />
      </td>
      <td>{(agency.units ?? []).map((unit) => unit.displayName).join('; ')}</td>
    </tr>
  );
}

export default function DirectoryScreen() {
  const { language, words } = useLanguage();
  const [sought, setSought] = useState('');
  const [limit, setLimit] = useState(shownAtFirst);
  const agencies = useInfiniteQuery({
    queryKey: ['agencies'],
    queryFn: ({ pageParam }) =>
      answer(api.GET('/v1/agencies', { params: { query: { pageSize: 1000, pageToken: pageParam } } })),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextPageToken || undefined,
    staleTime: 600_000,
  });
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = agencies;
  // A name is sought in all of it, so all of it is fetched, page after page.
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const all = agencies.data?.pages.flatMap((page) => page.agencies ?? []) ?? [];
  const found = all.filter((agency) =>
    matches([agency.displayName, agency.symbol, agency.code, ...(agency.otherNames ?? [])].join(' '), sought),
  );
  return (
    <Screen title={words.agencies.title} help={words.agencies.help} wide>
      <div className="filters print-none">
        <Field
          label={words.agencies.find}
          help={words.agencies.findHelp}
          type="search"
          value={sought}
          onChange={(event) => setSought(event.target.value)}
        />
        <p className="tally" role="status">
          {words.list.shown(countText(found.length, language), countText(all.length, language))}
        </p>
      </div>
      {agencies.error && <Problem error={agencies.error} again={() => void agencies.refetch()} />}
      {agencies.isPending && <p className="loading">{words.list.loading}</p>}
      {all.length > 0 && found.length === 0 && <p className="empty">{words.list.noMatch}</p>}
      {found.length > 0 && (
        <table>
          <caption className="hidden">{words.agencies.title}</caption>
          <thead>
            <tr>
              <th scope="col">{words.agencies.agency}</th>
              <th scope="col">{words.agencies.symbol}</th>
              <th scope="col">{words.agencies.code}</th>
              <th scope="col">{words.agencies.valid}</th>
              <th scope="col">{words.agencies.units}</th>
            </tr>
          </thead>
          <tbody>
            {found.slice(0, limit).map((agency) => (
              <AgencyRow key={agency.name} agency={agency} />
            ))}
          </tbody>
        </table>
      )}
      {found.length > limit && (
        <button type="button" className="after" onClick={() => setLimit(limit + shownAtFirst)}>
          {words.list.more}
        </button>
      )}
    </Screen>
  );
}
