import { type ReactNode, useEffect, useRef } from 'react';
import { useWords } from '../words/language';

let isFirst = true;

// One screen: its heading, which takes the focus when a person comes to it, so that a screen reader says where they are.
export function Screen(props: {
  title: string;
  help?: string;
  actions?: ReactNode;
  wide?: boolean;
  children: ReactNode;
}) {
  const { title, help, actions, wide, children } = props;
  const words = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${words.name}`;
  }, [title, words]);
  useEffect(() => {
    // A page that was just opened begins at its top, as any other.
    const isLost = document.activeElement === document.body || document.activeElement?.closest('nav');
    if (isLost && !isFirst) heading.current?.focus();
    isFirst = false;
  }, []);
  return (
    <div className={wide ? 'screen wide' : 'screen'}>
      <header className="screen-head">
        <div>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {help && <p className="help">{help}</p>}
        </div>
        {actions && <div className="actions">{actions}</div>}
      </header>
      {children}
    </div>
  );
}
