import { type ComponentPropsWithRef, useId } from 'react';

type FieldProps = ComponentPropsWithRef<'input'> & { label: string; help?: string };

export function Field({ label, help, ...input }: FieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {help && (
        <p className="help" id={`${id}-help`}>
          {help}
        </p>
      )}
      <input id={id} aria-describedby={help ? `${id}-help` : undefined} {...input} />
    </div>
  );
}
