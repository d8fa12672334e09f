import { useQueries, useQuery } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import { Link } from 'wouter';
import { answer, api } from '../api/client';
import { idOf } from '../api/names';
import { dispatchQuery } from '../board/dispatch_query';
import { contentOf } from '../drafts/content';
import { type Draft, type DraftState, draftState, draftsQuery, queueQuery } from '../drafts/draft_query';
import { useAgency, useRole } from '../session/session';
import { Icon, type IconName } from '../ui/icon';
import { Problem } from '../ui/problem';
import { Screen } from '../ui/screen';
import { ageText, countText, numberText } from '../words/dates';
import { useLanguage } from '../words/language';

interface Task {
  path: string;
  text: string;
  since?: string;
  detail?: string;
}

function Tasks({ title, icon, tasks }: { title: string; icon: IconName; tasks: Task[] }) {
  const { language } = useLanguage();
  const heading = useId();
  if (tasks.length === 0) return null;
  const oldestFirst = [...tasks].sort((a, b) => (a.since ?? '').localeCompare(b.since ?? ''));
  return (
    <section className="card" aria-labelledby={heading}>
      <h2 id={heading}>
        <Icon name={icon} /> {title} <span className="note">({countText(tasks.length, language)})</span>
      </h2>
      <ul className="tasks">
        {oldestFirst.map((task) => (
          <li key={task.path}>
            <Link href={task.path}>{task.text}</Link>
            <span className="note">{task.detail ?? ageText(task.since, language)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function FirstSteps(): ReactNode {
  const { words } = useLanguage();
  const mayDraft = useRole('ROLE_DRAFTER');
  return (
    <section className="card" aria-labelledby="first">
      <h2 id="first">{words.start.firstTitle}</h2>
      <p>{words.start.firstHelp}</p>
      <ol>
        {words.start.firstSteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {mayDraft && (
        <Link href="/drafts/new" className="button main">
          <Icon name="plus" />
          {words.drafts.fresh}
        </Link>
      )}
    </section>
  );
}

function useFailed(agency: string, drafts: Draft[]): Task[] {
  const { language, words } = useLanguage();
  const dispatches = useQueries({
    queries: drafts
      .filter((draft) => draft.issuance)
      .map((draft) => dispatchQuery(agency, idOf(draft.issuance, 'issuances'))),
  });
  return dispatches.flatMap(({ data: dispatch }) =>
    dispatch && Number(dispatch.failedCount ?? 0) > 0
      ? [
          {
            path: `/dispatches/${idOf(dispatch.name, 'dispatches')}`,
            text: `${numberText(dispatch.number, dispatch.notation)} · ${dispatch.abstract}`,
            since: dispatch.publishedAt,
            detail: words.board.someFailed(countText(dispatch.failedCount, language)),
          },
        ]
      : [],
  );
}

const underWay = [
  'ISSUANCE_STATE_PREPARING',
  'ISSUANCE_STATE_AWAITING_RECIPIENTS',
  'ISSUANCE_STATE_NUMBERING',
  'ISSUANCE_STATE_SETTING',
  'ISSUANCE_STATE_SIGNING',
  'ISSUANCE_STATE_AWAITING_SIGNATURE',
  'ISSUANCE_STATE_RECORDING',
  'ISSUANCE_STATE_PUBLISHING',
] as const;

// Issuances that have not come to their end, each with whom it waits for.
function useUnderWay(agency: string, drafts: Draft[]): Task[] {
  const { language, words } = useLanguage();
  const issuances = useQuery({
    queryKey: ['issuances', agency],
    queryFn: () =>
      answer(
        api.GET('/v1/agencies/{agency}/issuances', {
          params: { path: { agency }, query: { states: [...underWay] } },
        }),
      ),
  });
  const titleOf = (name: string | undefined) =>
    contentOf(drafts.find((draft) => draft.name === name)?.contentJson).abstract || words.drafts.untitled;
  return (issuances.data?.issuances ?? []).map((issuance) => ({
    path: `/issuances/${idOf(issuance.name, 'issuances')}`,
    text: titleOf(issuance.draft),
    since: issuance.stateSince ?? issuance.createdAt,
    detail: (language === 'vi' ? issuance.waitingForVi : issuance.waitingForEn) || undefined,
  }));
}

// My day: what waits for the person's own roles, the oldest first.
export default function StartScreen() {
  const { words } = useLanguage();
  const agency = useAgency();
  const drafts = useQuery(draftsQuery(agency));
  const all = drafts.data?.drafts ?? [];
  const maySign = useRole('ROLE_SIGNER');
  const mayIssue = useRole('ROLE_CLERK');
  const failed = useFailed(agency, all);
  const issuing = useUnderWay(agency, all);
  const queue = useQuery(queueQuery(agency));
  const taskOf = (draft: Draft): Task => ({
    path: `/drafts/${idOf(draft.name, 'drafts')}`,
    text: contentOf(draft.contentJson).abstract || words.drafts.untitled,
    since: draft.reviewSince,
  });
  const waiting = (...states: DraftState[]) =>
    (queue.data?.drafts ?? []).filter((draft) => states.includes(draftState(draft))).map(taskOf);
  const toMend = mayIssue ? failed : [];
  const atIssue = maySign || mayIssue ? issuing : [];
  const none = (queue.data?.drafts ?? []).length + toMend.length + atIssue.length === 0;
  return (
    <Screen title={words.start.title} help={words.start.help}>
      {drafts.error && <Problem error={drafts.error} again={() => void drafts.refetch()} />}
      {drafts.isPending && <p className="loading">{words.list.loading}</p>}
      {drafts.data && all.length === 0 && <FirstSteps />}
      {queue.error && <Problem error={queue.error} again={() => void queue.refetch()} />}
      {all.length > 0 && queue.data && none && <p className="empty">{words.start.nothing}</p>}
      <Tasks title={words.start.toMend} icon="warning" tasks={toMend} />
      <Tasks title={words.start.returned} icon="again" tasks={waiting('returned')} />
      <Tasks
        title={words.start.toReview}
        icon="people"
        tasks={waiting('withUnitHead', 'withFormatChecker')}
      />
      <Tasks title={words.start.toApprove} icon="stamp" tasks={waiting('withSigningAuthority')} />
      <Tasks title={words.start.toIssue} icon="send" tasks={waiting('approved')} />
      <Tasks title={words.start.underWay} icon="clock" tasks={atIssue} />
      <Tasks title={words.start.toFinish} icon="pen" tasks={waiting('drafting')} />
    </Screen>
  );
}
