import { type FormEvent, useEffect, useRef, useState } from 'react';
import { answer, api } from '../api/client';
import { LanguageSwitch } from '../frame/language_switch';
import { Dialog } from '../ui/dialog';
import { Field } from '../ui/field';
import { Problem } from '../ui/problem';
import { useWords } from '../words/language';
import type { Account } from './session';

interface SignInProps {
  enter: (account: Account) => void;
  again?: boolean;
  account?: string;
}

function SignInForm({ enter, account = '' }: SignInProps) {
  const words = useWords().signIn;
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const id = String(form.get('account'))
      .trim()
      .replace(/^accounts\//, '');
    setBusy(true);
    setError(undefined);
    try {
      const body = { account: `accounts/${id}`, password: String(form.get('password')) };
      const session = await answer(api.POST('/v1/sessions:signIn', { body }));
      enter(session.account ?? {});
    } catch (refused) {
      setError(refused);
      setBusy(false);
    }
  };
  return (
    <form onSubmit={submit} className="stack">
      {error !== undefined && <Problem error={error} />}
      <Field
        label={words.account}
        help={words.accountHelp}
        name="account"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        defaultValue={account.replace(/^accounts\//, '')}
        ref={account ? undefined : first}
      />
      <Field
        label={words.password}
        name="password"
        type="password"
        autoComplete="current-password"
        required
        ref={account ? first : undefined}
      />
      <button type="submit" className="main" disabled={busy}>
        {busy ? words.entering : words.enter}
      </button>
    </form>
  );
}

export function SignIn(props: SignInProps) {
  const words = useWords();
  useEffect(() => {
    if (!props.again) document.title = `${words.signIn.title} · ${words.name}`;
  }, [props.again, words]);
  if (props.again) {
    return (
      <Dialog title={words.signIn.again}>
        <p>{words.signIn.againHelp}</p>
        <SignInForm {...props} />
      </Dialog>
    );
  }
  return (
    <main className="entrance">
      <div className="entrance-card">
        <p className="brand">
          <img src="/seal.svg" alt="" width="40" height="40" />
          {words.name}
        </p>
        <h1>{words.signIn.title}</h1>
        <SignInForm {...props} />
      </div>
      <LanguageSwitch />
    </main>
  );
}
