import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Link } from 'wouter';
import { answer, api } from '../api/client';
import { agencyOf, idOf } from '../api/names';
import { useWatch } from '../api/watch';
import { ExpandedLines } from '../drafts/reach';
import { useAgency, useRole } from '../session/session';
import { Area } from '../ui/area';
import { Dialog } from '../ui/dialog';
import type { IconName } from '../ui/icon';
import { Notice } from '../ui/notice';
import { Problem } from '../ui/problem';
import { Screen } from '../ui/screen';
import { Status, type Tone } from '../ui/status';
import { numberText } from '../words/dates';
import { useLanguage } from '../words/language';
import { type Issuance, isOver, mayBeVoided, type StepState, stepsOf } from './issuance_steps';

const looks: Record<StepState, [IconName, Tone]> = {
  done: ['check', 'done'],
  current: ['send', 'busy'],
  waits: ['clock', 'act'],
  later: ['clock', 'still'],
  stopped: ['cross', 'still'],
};

const pathOf = (issuance: Issuance) => ({
  path: { agency: agencyOf(issuance.name), issuance: idOf(issuance.name, 'issuances') },
});

function Steps({ issuance }: { issuance: Issuance }) {
  const { words } = useLanguage();
  return (
    <ol className="steps">
      {stepsOf(issuance).map(({ step, state }) => {
        const [icon, tone] = looks[state];
        return (
          <li key={step} className={state}>
            <span>{words.issuance.steps[step]}</span>
            <Status icon={icon} tone={tone}>
              {words.issuance[state]}
            </Status>
          </li>
        );
      })}
    </ol>
  );
}

function Outcome({ issuance }: { issuance: Issuance }) {
  const { language, words } = useLanguage();
  const waiting = language === 'vi' ? issuance.waitingForVi : issuance.waitingForEn;
  const tooLate = language === 'vi' ? issuance.voidRefusedVi : issuance.voidRefusedEn;
  return (
    <div aria-live="polite">
      {issuance.state === 'ISSUANCE_STATE_PUBLISHED' && (
        <Notice>{words.issuance.published(numberText(issuance.number, issuance.notation))}</Notice>
      )}
      {issuance.state === 'ISSUANCE_STATE_REFUSED' && (
        <Notice icon="warning" tone="act">
          {words.issuance.refused}
        </Notice>
      )}
      {issuance.state === 'ISSUANCE_STATE_VOIDED' && (
        <Notice icon="cross" tone="act">
          {words.issuance.voided}
        </Notice>
      )}
      {waiting && (
        <Notice icon="clock" tone="act">
          {waiting}
        </Notice>
      )}
      {tooLate && (
        <Notice icon="warning" tone="act">
          {tooLate}
        </Notice>
      )}
    </div>
  );
}

function Accept({ issuance, take }: { issuance: Issuance; take: (issuance: Issuance) => void }) {
  const { words } = useLanguage();
  const accept = useMutation({
    mutationFn: () =>
      answer(
        api.POST('/v1/agencies/{agency}/issuances/{issuance}:acceptRecipients', {
          params: pathOf(issuance),
          body: { recipientsDigest: issuance.recipientsDigest },
        }),
      ),
    onSuccess: take,
  });
  return (
    <>
      {accept.error && <Problem error={accept.error} />}
      <button type="button" className="main" disabled={accept.isPending} onClick={() => accept.mutate()}>
        {words.issuance.accept}
      </button>
    </>
  );
}

function Void({ issuance, take }: { issuance: Issuance; take: (issuance: Issuance) => void }) {
  const { words } = useLanguage();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const end = useMutation({
    mutationFn: () =>
      answer(
        api.POST('/v1/agencies/{agency}/issuances/{issuance}:void', {
          params: pathOf(issuance),
          body: { reason },
        }),
      ),
    onSuccess: (voided) => {
      take(voided);
      setAsking(false);
    },
  });
  return (
    <>
      <button type="button" className="danger" onClick={() => setAsking(true)}>
        {words.issuance.void}
      </button>
      {asking && (
        <Dialog title={words.issuance.void} close={() => setAsking(false)}>
          <form
            className="stack"
            onSubmit={(event) => {
              event.preventDefault();
              end.mutate();
            }}
          >
            <p>{words.issuance.voidHelp}</p>
            {end.error && <Problem error={end.error} />}
            <Area
              label={words.issuance.reason}
              rows={3}
              maxLength={500}
              required
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
            <div className="actions">
              <button type="submit" className="danger" disabled={end.isPending}>
                {end.isPending ? words.issuance.voiding : words.issuance.void}
              </button>
              <button type="button" onClick={() => setAsking(false)}>
                {words.draft.cancel}
              </button>
            </div>
          </form>
        </Dialog>
      )}
    </>
  );
}

// The way of one issue, live: who closes the page, or loses the network, finds it further on.
export default function IssuanceScreen({ issuance: id }: { issuance: string }) {
  const { words } = useLanguage();
  const agency = useAgency();
  const queries = useQueryClient();
  const heading = useId();
  const key = ['issuance', agency, id];
  const issuance = useQuery({
    queryKey: key,
    queryFn: () =>
      answer(
        api.GET('/v1/agencies/{agency}/issuances/{issuance}', { params: { path: { agency, issuance: id } } }),
      ),
  });
  const take = (latest: Issuance) => {
    queries.setQueryData<Issuance>(key, (known) =>
      Number(known?.version ?? 0) > Number(latest.version ?? 0) ? known : latest,
    );
    if (isOver(latest)) {
      void queries.invalidateQueries({ queryKey: ['drafts'] });
      void queries.invalidateQueries({ queryKey: ['draft'] });
    }
  };
  useWatch<Issuance>(
    issuance.data && !isOver(issuance.data) ? `/v1/${issuance.data.name}:watch` : undefined,
    take,
  );
  const maySign = useRole('ROLE_SIGNER');
  const mayVoid = useRole('ROLE_SIGNER', 'ROLE_CLERK');
  const shown = issuance.data;
  return (
    <Screen title={words.issuance.title}>
      {issuance.error && <Problem error={issuance.error} again={() => void issuance.refetch()} />}
      {issuance.isPending && <p className="loading">{words.list.loading}</p>}
      {shown && (
        <>
          <Outcome issuance={shown} />
          <Steps issuance={shown} />
          {!isOver(shown) && <p className="help">{words.issuance.closing}</p>}
          <div className="actions">
            {shown.dispatch && (
              <Link className="button main" href={`/dispatches/${idOf(shown.dispatch, 'dispatches')}`}>
                {words.issuance.board}
              </Link>
            )}
            {shown.state === 'ISSUANCE_STATE_AWAITING_RECIPIENTS' && maySign && (
              <Accept issuance={shown} take={take} />
            )}
            <Link className="button" href={`/drafts/${idOf(shown.draft, 'drafts')}`}>
              {words.issuance.draft}
            </Link>
            {mayVoid && mayBeVoided(shown) && <Void issuance={shown} take={take} />}
          </div>
          {(shown.lines ?? []).length > 0 && (
            <section className="card after" aria-labelledby={heading}>
              <h2 id={heading}>{words.issuance.lines}</h2>
              <ExpandedLines lines={shown.lines ?? []} />
            </section>
          )}
        </>
      )}
    </Screen>
  );
}
