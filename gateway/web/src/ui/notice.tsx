import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon';

export function Notice({
  icon = 'check',
  tone = 'done',
  children,
}: {
  icon?: IconName;
  tone?: string;
  children: ReactNode;
}) {
  return (
    <div className={`notice ${tone}`} role="status">
      <Icon name={icon} />
      <p>{children}</p>
    </div>
  );
}
