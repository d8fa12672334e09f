import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../api/client';
import { idOf } from '../api/names';
import { type Account, useAgency, useRole } from '../session/session';
import { Area } from '../ui/area';
import { Dialog } from '../ui/dialog';
import { Problem } from '../ui/problem';
import { Screen } from '../ui/screen';
import { Status } from '../ui/status';
import { useLanguage } from '../words/language';

function AccountState({ account }: { account: Account }) {
  const { words } = useLanguage();
  if (account.lockedAt) {
    return (
      <Status icon="key" tone="act">
        {words.accounts.locked}
      </Status>
    );
  }
  return account.hasPassword ? (
    <Status icon="check" tone="done">
      {words.accounts.active}
    </Status>
  ) : (
    <Status icon="clock" tone="still">
      {words.accounts.noPassword}
    </Status>
  );
}

function LockDialog({ account, close }: { account: Account; close: () => void }) {
  const words = useLanguage().words.accounts;
  const queries = useQueryClient();
  const agency = useAgency();
  const [reason, setReason] = useState('');
  const isLocked = Boolean(account.lockedAt);
  const change = useMutation({
    mutationFn: () => {
      const call = {
        params: { path: { agency, account: idOf(account.name, 'accounts') } },
        body: { reason },
      };
      return answer(
        isLocked
          ? api.POST('/v1/agencies/{agency}/accounts/{account}:unlock', call)
          : api.POST('/v1/agencies/{agency}/accounts/{account}:lock', call),
      );
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['accounts'] });
      close();
    },
  });
  const title = isLocked ? words.unlock : words.lock;
  return (
    <Dialog title={`${title}: ${idOf(account.name, 'accounts')}`} close={close}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate();
        }}
      >
        <p>{isLocked ? words.unlockHelp : words.lockHelp}</p>
        {change.error && <Problem error={change.error} />}
        <Area
          label={words.reason}
          rows={3}
          required
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <div className="actions">
          <button type="submit" className={isLocked ? 'main' : 'danger'} disabled={change.isPending}>
            {change.isPending ? words.doing : title}
          </button>
          <button type="button" onClick={close}>
            {words.cancel}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function AccountRow({ account, change }: { account: Account; change?: () => void }) {
  const { words } = useLanguage();
  const id = idOf(account.name, 'accounts');
  const action = account.lockedAt ? words.accounts.unlock : words.accounts.lock;
  return (
    <tr>
      <th scope="row">{id}</th>
      <td>{account.displayName}</td>
      <td>
        {(account.roles ?? [])
          .map((role) => words.roles[role as keyof typeof words.roles] ?? role)
          .join(', ')}
      </td>
      <td>
        <AccountState account={account} />
      </td>
      {change && (
        <td className="print-none">
          <button type="button" className="quiet" onClick={change} aria-label={`${action}: ${id}`}>
            {action}
          </button>
        </td>
      )}
    </tr>
  );
}

export default function AccountsScreen() {
  const { words } = useLanguage();
  const agency = useAgency();
  const mayChange = useRole('ROLE_ADMIN');
  const [changing, setChanging] = useState<Account>();
  const accounts = useInfiniteQuery({
    queryKey: ['accounts', agency],
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/v1/agencies/{agency}/accounts', {
          params: { path: { agency }, query: { pageToken: pageParam } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextPageToken || undefined,
  });
  const rows = accounts.data?.pages.flatMap((page) => page.accounts ?? []) ?? [];
  return (
    <Screen title={words.accounts.title} help={words.accounts.help} wide>
      {accounts.error && <Problem error={accounts.error} again={() => void accounts.refetch()} />}
      {accounts.isPending && <p className="loading">{words.list.loading}</p>}
      {rows.length > 0 && (
        <table>
          <caption className="hidden">{words.accounts.title}</caption>
          <thead>
            <tr>
              <th scope="col">{words.accounts.account}</th>
              <th scope="col">{words.accounts.person}</th>
              <th scope="col">{words.accounts.roles}</th>
              <th scope="col">{words.accounts.state}</th>
              {mayChange && (
                <th scope="col" className="print-none">
                  {words.accounts.lock}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map((account) => (
              <AccountRow
                key={account.name}
                account={account}
                change={mayChange ? () => setChanging(account) : undefined}
              />
            ))}
          </tbody>
        </table>
      )}
      {accounts.hasNextPage && (
        <button type="button" className="after" onClick={() => void accounts.fetchNextPage()}>
          {words.list.more}
        </button>
      )}
      {changing && <LockDialog account={changing} close={() => setChanging(undefined)} />}
    </Screen>
  );
}
