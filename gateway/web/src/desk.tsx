import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { Refusal } from './api/client';
import { BoardScreen } from './board/board_screen';
import { Frame } from './frame/frame';
import { SessionProvider } from './session/session';
import { Screen } from './ui/screen';
import { LanguageProvider, useWords } from './words/language';

const DispatchScreen = lazy(() => import('./board/dispatch_screen'));

// A call is tried again where nobody answered; what was refused stays refused.
const mayHelp = (failures: number, error: unknown) =>
  failures < 2 && !(error instanceof Refusal && error.status < 500);

function queriesTelling(ended: () => void): QueryClient {
  const onError = (error: unknown) => {
    if (error instanceof Refusal && error.status === 401) ended();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: { queries: { retry: mayHelp, staleTime: 5_000 }, mutations: { networkMode: 'always' } },
  });
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
  const [queries] = useState(() => queriesTelling(() => setEnded(true)));
  return (
    <LanguageProvider>
      <QueryClientProvider client={queries}>
        <SessionProvider ended={ended} goOn={() => setEnded(false)}>
          <Frame>
            <Suspense>
              <Switch>
                <Route path="/">
                  <Redirect to="/board" />
                </Route>
                <Route path="/board" component={BoardScreen} />
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
