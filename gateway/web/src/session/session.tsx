import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext } from 'react';
import { answer, api, Refusal, type Schema } from '../api/client';
import { agencyOf } from '../api/names';
import { Problem } from '../ui/problem';
import { Screen } from '../ui/screen';
import { useWords } from '../words/language';
import { SignIn } from './sign_in';

export type Account = Schema<'directory.v1.Account'>;
export type Role = Schema<'type.v1.Role'>;

const key = ['me'];
const Me = createContext<Account>({});

// Who works here. Whoever has no session signs in; one that ends in the middle of something does so over the screen, which stays.
export function SessionProvider({
  ended,
  goOn,
  children,
}: {
  ended: boolean;
  goOn: () => void;
  children: ReactNode;
}) {
  const queries = useQueryClient();
  const words = useWords();
  const me = useQuery({
    queryKey: key,
    queryFn: () =>
      answer(api.GET('/v1/accounts:whoAmI')).catch((error) => {
        if (error instanceof Refusal && error.status === 401) return null;
        throw error;
      }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const enter = (account: Account) => {
    // Another person's screens must not show what the one before was given.
    if (me.data && me.data.name !== account.name) queries.clear();
    queries.setQueryData(key, account);
    goOn();
    void queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== key[0] });
  };
  if (me.error) {
    return (
      <main className="entrance">
        <Screen title={words.name}>
          <Problem error={me.error} again={() => void me.refetch()} />
        </Screen>
      </main>
    );
  }
  if (me.data === undefined) return <p className="loading">{words.list.loading}</p>;
  if (me.data === null) return <SignIn enter={enter} />;
  return (
    <Me value={me.data}>
      {children}
      {ended && <SignIn enter={enter} again account={me.data.name} />}
    </Me>
  );
}

export const useMe = (): Account => useContext(Me);
export const useAgency = (): string => agencyOf(useMe().agency);

export function useRole(...roles: Role[]): boolean {
  const mine = useMe().roles ?? [];
  return roles.some((role) => mine.includes(role));
}

export async function signOut(): Promise<void> {
  await answer(api.POST('/v1/sessions:signOut', { body: {} }));
  // What this person was shown goes with them.
  window.location.assign('/');
}
