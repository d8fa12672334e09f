import { type ReactNode, useId, useState } from 'react';
import { Icon } from './icon';

interface DropZoneProps {
  label: string;
  accept?: string;
  disabled?: boolean;
  take: (file: File) => void;
  children?: ReactNode;
}

// A file is dropped here, or chosen with mouse or keyboard: the input is what assistive technology meets.
export function DropZone({ label, accept, disabled, take, children }: DropZoneProps) {
  const id = useId();
  const [over, setOver] = useState(false);
  const taken = (files: FileList | null) => {
    const file = files?.[0];
    if (file && !disabled) take(file);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is the mouse's way to the input inside
    <div
      className={over ? 'drop over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        taken(event.dataTransfer.files);
      }}
    >
      <input
        id={id}
        className="hidden"
        type="file"
        accept={accept}
        disabled={disabled}
        onChange={(event) => {
          taken(event.target.files);
          event.target.value = '';
        }}
      />
      <label htmlFor={id} className="button">
        <Icon name="page" />
        {label}
      </label>
      {children}
    </div>
  );
}
