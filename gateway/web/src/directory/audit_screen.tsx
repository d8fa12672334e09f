import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api, type Schema } from '../api/client';
import { useAgency } from '../session/session';
import { Problem } from '../ui/problem';
import { Screen } from '../ui/screen';
import { Status } from '../ui/status';
import { momentText } from '../words/dates';
import { useLanguage } from '../words/language';
import { auditWords } from './audit_words';

type Event = Schema<'type.v1.AuditEvent'>;
interface Page {
  events?: Event[];
  nextPageToken?: string;
}

const pageSize = 1000;
const shownAtFirst = 200;

const services = {
  drafting: (agency: string, pageToken: string) =>
    answer(
      api.GET('/v1/drafting/agencies/{agency}/auditEvents', {
        params: { path: { agency }, query: { pageSize, pageToken } },
      }),
    ),
  numbering: (agency: string, pageToken: string) =>
    answer(
      api.GET('/v1/numbering/agencies/{agency}/auditEvents', {
        params: { path: { agency }, query: { pageSize, pageToken } },
      }),
    ),
  distribution: (agency: string, pageToken: string) =>
    answer(
      api.GET('/v1/distribution/agencies/{agency}/auditEvents', {
        params: { path: { agency }, query: { pageSize, pageToken } },
      }),
    ),
  directory: (agency: string, pageToken: string) =>
    answer(
      api.GET('/v1/directory/agencies/{agency}/auditEvents', {
        params: { path: { agency }, query: { pageSize, pageToken } },
      }),
    ),
};
type Service = keyof typeof services;

// The services tell the oldest first; a person looks for the newest.
async function newestFirst(ask: (pageToken: string) => Promise<Page>): Promise<Event[]> {
  const events: Event[] = [];
  let token = '';
  do {
    const page = await ask(token);
    events.push(...(page.events ?? []));
    token = page.nextPageToken ?? '';
  } while (token !== '');
  return events.reverse();
}

const idIn = (name: string | undefined): string => (name ?? '').split('/').at(-1) ?? '';

function EventRow({ event }: { event: Event }) {
  const { language, words } = useLanguage();
  const names = auditWords[event.event ?? ''];
  const isRefused = event.outcome !== 'ok';
  return (
    <tr>
      <td className="moment">{momentText(event.at)}</td>
      <td>
        {event.actor?.startsWith('services/') ? words.audit.system(idIn(event.actor)) : idIn(event.actor)}
      </td>
      <td>
        <Status icon={isRefused ? 'cross' : 'check'} tone={isRefused ? 'act' : 'still'}>
          {names?.[language === 'vi' ? 0 : 1] ?? event.event ?? ''}
        </Status>
      </td>
      <td className="about">{idIn(event.subject)}</td>
      <td className="about">{event.detail}</td>
    </tr>
  );
}

export default function AuditScreen() {
  const { words } = useLanguage();
  const agency = useAgency();
  const [service, setService] = useState<Service>('drafting');
  const [limit, setLimit] = useState(shownAtFirst);
  const audit = useQuery({
    queryKey: ['audit', agency, service],
    queryFn: () => newestFirst((token) => services[service](agency, token)),
  });
  const events = audit.data ?? [];
  return (
    <Screen title={words.audit.title} help={words.audit.help} wide>
      <fieldset className="choices print-none filters">
        <legend className="hidden">{words.audit.service}</legend>
        {(Object.keys(services) as Service[]).map((each) => (
          <button key={each} type="button" aria-pressed={each === service} onClick={() => setService(each)}>
            {words.audit.services[each]}
          </button>
        ))}
      </fieldset>
      {audit.error && <Problem error={audit.error} again={() => void audit.refetch()} />}
      {audit.isPending && <p className="loading">{words.list.loading}</p>}
      {audit.data && events.length === 0 && <p className="empty">{words.audit.empty}</p>}
      {events.length > 0 && (
        <table>
          <caption className="hidden">{words.audit.title}</caption>
          <thead>
            <tr>
              <th scope="col">{words.audit.when}</th>
              <th scope="col">{words.audit.who}</th>
              <th scope="col">{words.audit.what}</th>
              <th scope="col">{words.audit.about}</th>
              <th scope="col">{words.audit.detail}</th>
            </tr>
          </thead>
          <tbody>
            {events.slice(0, limit).map((event) => (
              <EventRow key={event.id} event={event} />
            ))}
          </tbody>
        </table>
      )}
      {events.length > limit && (
        <button type="button" className="after" onClick={() => setLimit(limit + shownAtFirst)}>
          {words.list.more}
        </button>
      )}
    </Screen>
  );
}
