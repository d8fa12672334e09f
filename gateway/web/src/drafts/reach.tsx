import { queryOptions, useQuery } from '@tanstack/react-query';
import { answer, api, type Schema } from '../api/client';
import { agencyOf, idOf } from '../api/names';
import { Problem } from '../ui/problem';
import { countText } from '../words/dates';
import { useLanguage } from '../words/language';
import type { Draft } from './draft_query';

export const reachQuery = (draft: string | undefined) =>
  queryOptions({
    queryKey: ['reach', draft],
    queryFn: () =>
      answer(
        api.GET('/v1/agencies/{agency}/drafts/{draft}:previewRecipients', {
          params: { path: { agency: agencyOf(draft), draft: idOf(draft, 'drafts') } },
        }),
      ),
  });

export function ExpandedLines({ lines }: { lines: Schema<'drafting.v1.ExpandedLine'>[] }) {
  const { language, words } = useLanguage();
  return (
    <ul className="reach">
      {lines.map((line) => (
        <li key={`${line.field}${line.text}`}>
          <span>{line.text}</span>
          <strong>{words.draft.places(countText(line.recipients?.length, language))}</strong>
          {line.explanation && <small>{line.explanation}</small>}
        </li>
      ))}
    </ul>
  );
}

// Whom the saved revision reaches today: the groups with what they expand to.
export function Reach({ draft }: { draft: Draft }) {
  const { language, words } = useLanguage();
  const reach = useQuery(reachQuery(draft.name));
  const count = Number(reach.data?.recipientCount ?? 0);
  return (
    <section className="card" aria-labelledby="reach">
      <h2 id="reach">{words.draft.reach}</h2>
      {reach.error && <Problem error={reach.error} again={() => void reach.refetch()} />}
      {reach.data && (
        <p>{count > 0 ? words.draft.reachCount(countText(count, language)) : words.draft.reachNone}</p>
      )}
      <ExpandedLines lines={reach.data?.lines ?? []} />
    </section>
  );
}
