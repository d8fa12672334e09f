import { useMemo, useState } from 'react';
import { useRole } from '../session/session';
import { Field } from '../ui/field';
import { Notice } from '../ui/notice';
import { countText } from '../words/dates';
import { useLanguage } from '../words/language';
import { matches } from '../words/search';
import { DeliveryRows } from './delivery_rows';
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
      {shown.length > 0 && <DeliveryRows deliveries={shown} resend={mayResend ? setResending : undefined} />}
      {resending && <ResendDialog delivery={resending} close={close} />}
    </section>
  );
}
