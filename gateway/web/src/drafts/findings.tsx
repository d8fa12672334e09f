import { queryOptions, useQuery } from '@tanstack/react-query';
import { answer, api } from '../api/client';
import { agencyOf, idOf } from '../api/names';
import { Icon, type IconName } from '../ui/icon';
import { Problem } from '../ui/problem';
import { useLanguage } from '../words/language';
import { contentOf } from './content';
import type { DispatchForm } from './dispatch_form';
import type { Draft } from './draft_query';
import { fieldOf, mended } from './mending';

const icons: Record<string, IconName> = { note: 'list', warning: 'warning', error: 'cross' };

interface FindingsProps {
  draft: Draft;
  form: DispatchForm; // as it is being typed
  mend?: (form: DispatchForm) => void;
}

export const checkQuery = (draft: Draft) =>
  queryOptions({
    queryKey: ['check', draft.name],
    queryFn: () =>
      answer(
        api.GET('/v1/agencies/{agency}/drafts/{draft}:check', {
          params: { path: { agency: agencyOf(draft.name), draft: idOf(draft.name, 'drafts') } },
        }),
      ),
  });

// What the format check says of what is saved, each beside its place: the field is one press away, and so is a fix that is safe.
export function Findings({ draft, form, mend }: FindingsProps) {
  const { language, words } = useLanguage();
  const check = useQuery(checkQuery(draft));
  const content = contentOf(draft.contentJson);
  const findings = check.data?.findings ?? [];
  return (
    <section className="card" aria-labelledby="findings">
      <h2 id="findings">{words.draft.findings}</h2>
      {check.error && <Problem error={check.error} again={() => void check.refetch()} />}
      {check.data && findings.length === 0 && <p>{words.draft.noFindings}</p>}
      <ul className="findings">
        {findings.map((finding) => {
          const field = fieldOf(finding);
          const fix = mend ? mended(form, content, finding) : undefined;
          return (
            <li key={`${finding.rule}${finding.field}${finding.firstLine}`} className={finding.severity}>
              <p>
                <Icon name={icons[finding.severity ?? ''] ?? 'list'} />
                <strong>{words.draft.severity[finding.severity ?? '']}</strong> · {finding.article}
              </p>
              <p>{language === 'vi' ? finding.explanationVi : finding.explanationEn}</p>
              <div className="actions">
                {mend && field && (
                  <button
                    type="button"
                    className="quiet"
                    onClick={() => document.getElementsByName(field)[0]?.focus()}
                  >
                    {words.draft.goThere}: {words.draft[field]}
                  </button>
                )}
                {fix && (
                  <button type="button" className="quiet" onClick={() => mend?.(fix)}>
                    {words.draft.fix(finding.suggestedText ?? '')}
                  </button>
                )}
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
