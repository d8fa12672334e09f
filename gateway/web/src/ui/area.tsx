import { type ComponentPropsWithRef, useId } from 'react';

type AreaProps = ComponentPropsWithRef<'textarea'> & { label: string; help?: string };

export function Area({ label, help, ...area }: AreaProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {help && (
        <p className="help" id={`${id}-help`}>
          {help}
        </p>
      )}
      <textarea id={id} aria-describedby={help ? `${id}-help` : undefined} {...area} />
    </div>
  );
}
