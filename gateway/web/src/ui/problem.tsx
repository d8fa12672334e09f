import { Refusal, Unreachable } from '../api/client';
import { useLanguage } from '../words/language';
import { Icon } from './icon';

// What happened and what to do about it. A refusal's text is the service's own, which says both.
export function Problem({ error, again }: { error: unknown; again?: () => void }) {
  const { language, words } = useLanguage();
  const text =
    error instanceof Refusal
      ? error[language] || words.problem.unexpected
      : error instanceof Unreachable
        ? `${words.problem.unreachable} ${words.problem.unreachableHelp}`
        : words.problem.unexpected;
  return (
    <div className="notice act" role="alert">
      <Icon name="warning" />
      <p>{text}</p>
      {again && (
        <button type="button" onClick={again}>
          {words.problem.again}
        </button>
      )}
    </div>
  );
}
