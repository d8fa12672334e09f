import { useInfiniteQuery, useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { answer, api } from '../api/client';
import { idOf } from '../api/names';
import { dispatchQuery } from '../board/dispatch_query';
import { type Draft, draftsQuery } from '../drafts/draft_query';
import { useAgency } from '../session/session';
import { Choice } from '../ui/choice';
import { Field } from '../ui/field';
import { Icon } from '../ui/icon';
import { Problem } from '../ui/problem';
import { Screen } from '../ui/screen';
import { dayOf } from '../words/dates';
import { useLanguage } from '../words/language';
import { matches } from '../words/search';
import { csvOf, saveAs } from './csv';
import { columns, draftsByIssuance, lineOf, type RegisterLine } from './register_lines';

// Which books there are is told by the numbers that were given: each names its own.
function useBooks(agency: string, drafts: Draft[]): string[] {
  const issuances = [...draftsByIssuance(drafts).keys()];
  const numbers = useQueries({
    queries: issuances.map((issuance) => ({
      queryKey: ['number', agency, issuance],
      queryFn: () =>
        answer(
          api.GET('/v1/agencies/{agency}/numbers/{number}', {
            params: { path: { agency, number: issuance } },
          }),
        ).catch(() => null),
      staleTime: Number.POSITIVE_INFINITY,
    })),
  });
  return [...new Set(numbers.flatMap((number) => (number.data?.book ? [number.data.book] : [])))].sort();
}

function useNumbers(agency: string, book: string | undefined, year: number) {
  return useInfiniteQuery({
    queryKey: ['numbers', agency, book, year],
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/v1/agencies/{agency}/numbers', {
          params: { path: { agency }, query: { book, year, pageSize: 100, pageToken: pageParam } },
        }),
      ),
    enabled: book !== undefined,
    initialPageParam: '',
    getNextPageParam: (page) => page.nextPageToken || undefined,
  });
}

function useLines(agency: string, drafts: Draft[], numbers: ReturnType<typeof useNumbers>): RegisterLine[] {
  const { words } = useLanguage();
  const all = numbers.data?.pages.flatMap((page) => page.numbers ?? []) ?? [];
  const dispatches = useQueries({
    queries: all.map((number) => dispatchQuery(agency, idOf(number.name, 'numbers'))),
  });
  const draftOf = draftsByIssuance(drafts);
  return all.map((number, at) =>
    lineOf(
      number,
      draftOf.get(idOf(number.name, 'numbers')),
      dispatches[at]?.data ?? undefined,
      words.registers,
    ),
  );
}

function Book({ lines }: { lines: RegisterLine[] }) {
  const { words } = useLanguage();
  return (
    <div className="scroll">
      <table className="register">
        <caption className="hidden">{words.registers.title}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" className={column}>
                {words.registers.columns[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id} className={line.isVoided ? 'voided' : undefined}>
              {columns.map((column) =>
                column === 'number' ? (
                  <th key={column} scope="row" className="number">
                    {line.isVoided ? line.number : <Link href={`/dispatches/${line.id}`}>{line.number}</Link>}
                  </th>
                ) : (
                  <td key={column}>{line[column]}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export default function RegisterScreen() {
  const { words } = useLanguage();
  const agency = useAgency();
  const thisYear = Number(dayOf(new Date().toISOString()).slice(0, 4));
  const [year, setYear] = useState(thisYear);
  const [chosen, setChosen] = useState<string>();
  const [sought, setSought] = useState('');
  const drafts = useQuery(draftsQuery(agency));
  const all = drafts.data?.drafts ?? [];
  const books = useBooks(agency, all);
  const book = chosen ?? books[0];
  const numbers = useNumbers(agency, book, year);
  const lines = useLines(agency, all, numbers);
  const shown = lines.filter((line) => matches(`${line.number} ${line.abstract} ${line.signer}`, sought));
  const error = drafts.error ?? numbers.error;
  const years = [thisYear, thisYear - 1, thisYear - 2].map((each): [string, string] => [
    String(each),
    String(each),
  ]);
  const save = () => {
    const heads = columns.map((column) => words.registers.columns[column]);
    saveAs(
      `${book}-${year}.csv`,
      csvOf([heads, ...shown.map((line) => columns.map((column) => line[column]))]),
    );
  };
  return (
    <Screen
      title={words.registers.title}
      help={words.registers.help}
      wide
      actions={
        shown.length > 0 && (
          <>
            <button type="button" onClick={() => window.print()}>
              <Icon name="print" />
              {words.list.print}
            </button>
            <button type="button" onClick={save}>
              <Icon name="download" />
              {words.list.export}
            </button>
          </>
        )
      }
    >
      <div className="filters print-none">
        <Field
          label={words.registers.find}
          help={words.registers.findHelp}
          type="search"
          value={sought}
          onChange={(event) => setSought(event.target.value)}
        />
        <Choice
          label={words.registers.year}
          options={years}
          value={String(year)}
          onChange={(event) => setYear(Number(event.target.value))}
        />
        {books.length > 1 && (
          <Choice
            label={words.registers.title}
            options={books.map((each) => [each, each])}
            value={book}
            onChange={(event) => setChosen(event.target.value)}
          />
        )}
      </div>
      {error && <Problem error={error} again={() => void drafts.refetch()} />}
      {drafts.isPending && <p className="loading">{words.list.loading}</p>}
      {drafts.data && lines.length === 0 && !numbers.isFetching && (
        <p className="empty">{words.registers.empty}</p>
      )}
      {lines.length > 0 && shown.length === 0 && <p className="empty">{words.list.noMatch}</p>}
      {shown.length > 0 && <Book lines={shown} />}
      {numbers.hasNextPage && (
        <button
          type="button"
          onClick={() => void numbers.fetchNextPage()}
          disabled={numbers.isFetchingNextPage}
        >
          {words.list.more}
        </button>
      )}
    </Screen>
  );
}
