import { type ReactNode, useEffect, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useAgencyName } from '../directory/agency_name';
import { signOut, useAgency, useMe } from '../session/session';
import { Icon } from '../ui/icon';
import { useWords } from '../words/language';
import { LanguageSwitch } from './language_switch';
import { type Place, places } from './places';

function Offline() {
  const words = useWords();
  const [offline, setOffline] = useState(!navigator.onLine);
  useEffect(() => {
    const look = () => setOffline(!navigator.onLine);
    window.addEventListener('online', look);
    window.addEventListener('offline', look);
    return () => {
      window.removeEventListener('online', look);
      window.removeEventListener('offline', look);
    };
  }, []);
  return (
    <div role="status" className={offline ? 'offline' : undefined}>
      {offline && (
        <>
          <Icon name="offline" />
          {words.problem.offline}
        </>
      )}
    </div>
  );
}

function Menu() {
  const words = useWords().frame;
  const mine = useMe().roles ?? [];
  const [path] = useLocation();
  const isHere = (place: Place) =>
    place.path === '/' ? path === '/' : path.startsWith(place.path) || (place.also?.test(path) ?? false);
  return (
    <nav aria-label={words.menu}>
      {(['work', 'follow', 'lookUp', 'office'] as const).map((group) => {
        const shown = places.filter(
          (place) => place.group === group && place.roles.some((role) => mine.includes(role)),
        );
        if (shown.length === 0) return null;
        return (
          <div key={group} className="menu-group">
            <h2 id={`menu-${group}`}>{words[group]}</h2>
            <ul aria-labelledby={`menu-${group}`}>
              {shown.map((place) => (
                <li key={place.path}>
                  <Link href={place.path} aria-current={isHere(place) ? 'page' : undefined}>
                    <Icon name={place.icon} />
                    {words[place.word]}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </nav>
  );
}

function WhoAmI() {
  const words = useWords();
  const me = useMe();
  const agency = useAgencyName(useAgency());
  const roles = (me.roles ?? []).map((role) => words.roles[role as keyof typeof words.roles] ?? role);
  return (
    <div className="who">
      <p>
        <strong>{me.displayName || roles.join(', ')}</strong>
        <span>{agency}</span>
      </p>
      <button type="button" className="quiet" onClick={() => void signOut()}>
        {words.signIn.leave}
      </button>
    </div>
  );
}

export function Frame({ children }: { children: ReactNode }) {
  const words = useWords();
  return (
    <div className="frame">
      <a className="skip" href="#content">
        {words.frame.skip}
      </a>
      <header className="top">
        <Link href="/" className="brand">
          <img src="/seal.svg" alt="" width="28" height="28" />
          {words.name}
        </Link>
        <LanguageSwitch />
        <WhoAmI />
      </header>
      <Menu />
      <main id="content" tabIndex={-1}>
        <Offline />
        {children}
      </main>
    </div>
  );
}
