import { type ReactNode, useEffect, useId, useRef } from 'react';

// The browser's own modal dialog: it keeps the focus, gives it back, and closes on Escape.
export function Dialog({
  title,
  close,
  children,
}: {
  title: string;
  close?: () => void;
  children: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        close?.();
      }}
    >
      <h2 id={heading}>{title}</h2>
      {children}
    </dialog>
  );
}
