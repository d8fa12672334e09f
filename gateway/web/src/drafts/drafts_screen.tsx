import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { idOf } from '../api/names';
import { useAgency, useRole } from '../session/session';
import type { IconName } from '../ui/icon';
import { Icon } from '../ui/icon';
import { Problem } from '../ui/problem';
import { Screen } from '../ui/screen';
import { Status, type Tone } from '../ui/status';
import { momentText } from '../words/dates';
import { useLanguage } from '../words/language';
import { contentOf } from './content';
import { documentTypes } from './document_types';
import { type Draft, type DraftState, draftState, draftsQuery } from './draft_query';

const looks: Record<DraftState, [IconName, Tone]> = {
  drafting: ['pen', 'still'],
  returned: ['again', 'act'],
  withUnitHead: ['people', 'busy'],
  withFormatChecker: ['list', 'busy'],
  withSigningAuthority: ['clock', 'busy'],
  approved: ['stamp', 'busy'],
  issuing: ['check', 'done'],
};

export function DraftStatus({ draft }: { draft: Draft }) {
  const { words } = useLanguage();
  const state = draftState(draft);
  const [icon, tone] = looks[state];
  return (
    <Status icon={icon} tone={tone}>
      {words.drafts[state]}
    </Status>
  );
}

function DraftRow({ draft }: { draft: Draft }) {
  const { words } = useLanguage();
  const content = contentOf(draft.contentJson);
  return (
    <tr>
      <th scope="row" className="long">
        <Link href={`/drafts/${idOf(draft.name, 'drafts')}`}>
          {content.abstract || words.drafts.untitled}
        </Link>
      </th>
      <td>{documentTypes[content.type ?? ''] ?? ''}</td>
      <td className="moment">{momentText(draft.createdAt)}</td>
      <td>
        <DraftStatus draft={draft} />
      </td>
    </tr>
  );
}

export default function DraftsScreen() {
  const { words } = useLanguage();
  const agency = useAgency();
  const drafts = useQuery(draftsQuery(agency));
  const mayDraft = useRole('ROLE_DRAFTER');
  const rows = drafts.data?.drafts ?? [];
  return (
    <Screen
      title={words.drafts.title}
      help={words.drafts.help}
      wide
      actions={
        mayDraft && (
          <Link href="/drafts/new" className="button main">
            <Icon name="plus" />
            {words.drafts.fresh}
          </Link>
        )
      }
    >
      {drafts.error && <Problem error={drafts.error} again={() => void drafts.refetch()} />}
      {drafts.isPending && <p className="loading">{words.list.loading}</p>}
      {drafts.data && rows.length === 0 && <p className="empty">{words.drafts.empty}</p>}
      {rows.length > 0 && (
        <table>
          <caption className="hidden">{words.drafts.title}</caption>
          <thead>
            <tr>
              <th scope="col">{words.drafts.abstract}</th>
              <th scope="col">{words.drafts.type}</th>
              <th scope="col">{words.drafts.made}</th>
              <th scope="col">{words.drafts.state}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((draft) => (
              <DraftRow key={draft.name} draft={draft} />
            ))}
          </tbody>
        </table>
      )}
    </Screen>
  );
}
