import { type ComponentPropsWithRef, useId } from 'react';

type ChoiceProps = ComponentPropsWithRef<'select'> & { label: string; options: [string, string][] };

export function Choice({ label, options, ...select }: ChoiceProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} {...select}>
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
