import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { isWorthAnotherTry, session } from './api/client';
import { BoardScreen } from './board/board_screen';
import { Frame } from './frame/frame';
import { places } from './frame/places';
import { SessionProvider, useMe } from './session/session';
import { Screen } from './ui/screen';
import { LanguageProvider, useWords } from './words/language';

const AccountsScreen = lazy(() => import('./directory/accounts_screen'));
const AuditScreen = lazy(() => import('./directory/audit_screen'));
const CreateScreen = lazy(() => import('./drafts/create_screen'));
const DirectoryScreen = lazy(() => import('./directory/directory_screen'));
const DispatchScreen = lazy(() => import('./board/dispatch_screen'));
const DraftScreen = lazy(() => import('./drafts/draft_screen'));
const DraftsScreen = lazy(() => import('./drafts/drafts_screen'));
const IssuanceScreen = lazy(() => import('./issue/issuance_screen'));
const RegisterScreen = lazy(() => import('./registers/register_screen'));
const StartScreen = lazy(() => import('./start/start_screen'));

const newQueries = () =>
  new QueryClient({
    defaultOptions: {
      queries: { retry: isWorthAnotherTry, staleTime: 5_000 },
      mutations: { networkMode: 'always' },
    },
  });

// Whoever has no drafts to see begins with the first screen that is theirs.
function Entrance() {
  const mine = useMe().roles ?? [];
  const first = places.find((place) => place.roles.some((role) => mine.includes(role)));
  return !first || first.path === '/' ? <StartScreen /> : <Redirect to={first.path} />;
}

function Nowhere() {
  const words = useWords().frame;
  return (
    <Screen title={words.noSuchScreen}>
      <p>{words.noSuchScreenHelp}</p>
    </Screen>
  );
}

export function Desk() {
  const [ended, setEnded] = useState(false);
  const [queries] = useState(newQueries);
  useEffect(() => {
    const end = () => setEnded(true);
    session.addEventListener('ended', end);
    return () => session.removeEventListener('ended', end);
  }, []);
  return (
    <LanguageProvider>
      <QueryClientProvider client={queries}>
        <SessionProvider ended={ended} goOn={() => setEnded(false)}>
          <Frame>
            <Suspense>
              <Switch>
                <Route path="/" component={Entrance} />
                <Route path="/board" component={BoardScreen} />
                <Route path="/registers" component={RegisterScreen} />
                <Route path="/directory" component={DirectoryScreen} />
                <Route path="/accounts" component={AccountsScreen} />
                <Route path="/audit" component={AuditScreen} />
                <Route path="/drafts" component={DraftsScreen} />
                <Route path="/drafts/new" component={CreateScreen} />
                <Route path="/drafts/:draft">
                  {({ draft }) => <DraftScreen key={draft} draft={draft} />}
                </Route>
                <Route path="/issuances/:issuance">
                  {({ issuance }) => <IssuanceScreen issuance={issuance} />}
                </Route>
                <Route path="/dispatches/:dispatch">
                  {({ dispatch }) => <DispatchScreen dispatch={dispatch} />}
                </Route>
                <Route component={Nowhere} />
              </Switch>
            </Suspense>
          </Frame>
        </SessionProvider>
      </QueryClientProvider>
    </LanguageProvider>
  );
}
