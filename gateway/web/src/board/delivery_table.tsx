import { useMemo, useState } from 'react';
import { useRole } from '../session/session';
import { Field } from '../ui/field';
import { Icon } from '../ui/icon';
import { Notice } from '../ui/notice';
import { Status } from '../ui/status';
import { countText, momentText } from '../words/dates';
import { useLanguage } from '../words/language';
import { matches } from '../words/search';
import { type Delivery, isRegistered, shownDelivery } from './delivery_state';
import { ResendDialog } from './resend_dialog';

type Filter = 'all' | 'onlyFailed' | 'onlyWaiting' | 'onlyUnregistered';

function isWanted(delivery: Delivery, filter: Filter, kind: string): boolean {
  switch (filter) {
    case 'onlyFailed':
      return kind === 'failed';
    case 'onlyWaiting':
      return kind !== 'arrived';
    case 'onlyUnregistered':
      return !isRegistered(delivery);
    default:
      return true;
  }
}

function DeliveryRow({ delivery, resend }: { delivery: Delivery; resend?: () => void }) {
  const { words } = useLanguage();
  const shown = shownDelivery(delivery, words.delivery);
  return (
    <tr>
      <th scope="row" className="long">
        {delivery.displayName}
        {delivery.note && <span className="note"> ({delivery.note})</span>}
      </th>
      <td>
        <Status icon={shown.icon} tone={shown.tone}>
          {shown.word}
        </Status>
        {Number(delivery.attempt ?? 1) > 1 && (
          <span className="note"> {words.dispatch.attempt(delivery.attempt ?? '')}</span>
        )}
        {delivery.reason && <p className="reason">{delivery.reason}</p>}
      </td>
      <td>{shown.where}</td>
      <td className="moment">{momentText(delivery.updatedAt)}</td>
      <td className="moment">{momentText(delivery.nextStepAt)}</td>
      <td>{shown.owner}</td>
      {resend && (
        <td className="print-none">
          {shown.kind !== 'arrived' && (
            <button
              type="button"
              className="quiet"
              onClick={resend}
              aria-label={`${words.dispatch.resend}: ${delivery.displayName}`}
            >
              <Icon name="again" />
              {words.dispatch.resend}
            </button>
          )}
        </td>
      )}
    </tr>
  );
}

export function DeliveryTable({ deliveries }: { deliveries: Delivery[] }) {
  const { language, words } = useLanguage();
  const [sought, setSought] = useState('');
  const [filter, setFilter] = useState<Filter>('all');
  const [resending, setResending] = useState<Delivery>();
  const [done, setDone] = useState('');
  const mayResend = useRole('ROLE_CLERK', 'ROLE_ADMIN');
  const shown = useMemo(
    () =>
      deliveries.filter(
        (delivery) =>
          isWanted(delivery, filter, shownDelivery(delivery, words.delivery).kind) &&
          matches(delivery.displayName ?? '', sought),
      ),
    [deliveries, filter, sought, words],
  );
  const filters: Filter[] = ['all', 'onlyFailed', 'onlyWaiting', 'onlyUnregistered'];
  const close = (recipient?: string) => {
    setResending(undefined);
    if (recipient) setDone(recipient);
  };
  return (
    <section aria-labelledby="recipients">
      <h2 id="recipients">{words.dispatch.recipients}</h2>
      {done && <Notice>{words.dispatch.resendDone(done)}</Notice>}
      <div className="filters print-none">
        <Field
          label={words.dispatch.filter}
          help={words.dispatch.filterHelp}
          type="search"
          value={sought}
          onChange={(event) => setSought(event.target.value)}
        />
        <fieldset className="choices">
          <legend className="hidden">{words.dispatch.state}</legend>
          {filters.map((each) => (
            <button key={each} type="button" aria-pressed={each === filter} onClick={() => setFilter(each)}>
              {words.dispatch[each]}
            </button>
          ))}
        </fieldset>
        <p className="tally" role="status">
          {words.list.shown(countText(shown.length, language), countText(deliveries.length, language))}
        </p>
      </div>
      {shown.length === 0 && <p className="empty">{words.list.noMatch}</p>}
      {shown.length > 0 && (
        <table>
          <caption className="hidden">{words.dispatch.recipients}</caption>
          <thead>
            <tr>
              <th scope="col">{words.dispatch.recipient}</th>
              <th scope="col">{words.dispatch.state}</th>
              <th scope="col">{words.dispatch.where}</th>
              <th scope="col">{words.dispatch.since}</th>
              <th scope="col">{words.dispatch.next}</th>
              <th scope="col">{words.dispatch.owner}</th>
              {mayResend && (
                <th scope="col" className="print-none">
                  {words.dispatch.resend}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {shown.map((delivery) => (
              <DeliveryRow
                key={delivery.name}
                delivery={delivery}
                resend={mayResend ? () => setResending(delivery) : undefined}
              />
            ))}
          </tbody>
        </table>
      )}
      {resending && <ResendDialog delivery={resending} close={close} />}
    </section>
  );
}
