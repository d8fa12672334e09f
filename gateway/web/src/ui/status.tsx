import { Icon, type IconName } from './icon';

export type Tone = 'done' | 'busy' | 'act' | 'still';

// A state: its picture and its word; the colour repeats what both say.
export function Status({ icon, tone, children }: { icon: IconName; tone: Tone; children: string }) {
  return (
    <span className={`status ${tone}`}>
      <Icon name={icon} />
      {children}
    </span>
  );
}
