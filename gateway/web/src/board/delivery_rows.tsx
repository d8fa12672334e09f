import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type Ref, type RefObject, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { Icon } from '../ui/icon';
import { Status } from '../ui/status';
import { momentText } from '../words/dates';
import { useLanguage } from '../words/language';
import { type Delivery, reasonText, shownDelivery } from './delivery_state';

const allAtOnce = 150; // rows that a slow machine draws without being noticed
const rowHeight = 56; // before a row was measured

interface RowProps {
  delivery: Delivery;
  at: number;
  measure?: Ref<HTMLTableRowElement>;
  resend?: (delivery: Delivery) => void;
}

function DeliveryRow({ delivery, at, measure, resend }: RowProps) {
  const { language, words } = useLanguage();
  const shown = shownDelivery(delivery, words.delivery);
  return (
    <tr ref={measure} data-index={at} aria-rowindex={at + 2}>
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
        {delivery.reason && <p className="reason">{reasonText(delivery.reason, language)}</p>}
      </td>
      <td className="desk-only">{shown.where}</td>
      <td className="moment">{momentText(delivery.updatedAt)}</td>
      <td className="moment desk-only">{momentText(delivery.nextStepAt)}</td>
      <td className="desk-only">{shown.owner}</td>
      {resend && (
        <td className="print-none">
          {shown.kind !== 'arrived' && (
            <button
              type="button"
              className="quiet"
              onClick={() => resend(delivery)}
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

// Paper has no scroll bar: all of it is drawn while it is printed.
function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const begin = () => flushSync(() => setPrinting(true));
    const end = () => setPrinting(false);
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, []);
  return printing;
}

function Gap({ height }: { height: number }) {
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row takes no focus
  return height > 0 ? <tr aria-hidden="true" className="gap" style={{ height }} /> : null;
}

interface RowsProps {
  deliveries: Delivery[];
  resend?: (delivery: Delivery) => void;
  top: RefObject<HTMLTableSectionElement | null>;
}

function AllRows({ deliveries, resend }: RowsProps) {
  return deliveries.map((delivery, at) => (
    <DeliveryRow key={delivery.name} delivery={delivery} at={at} resend={resend} />
  ));
}

// Of thousands of rows only those near the window are drawn; a table's row count and each row's place are told all the same.
function RowsInView({ deliveries, resend, top }: RowsProps) {
  const [margin, setMargin] = useState(0);
  useEffect(() => setMargin((top.current?.getBoundingClientRect().top ?? 0) + window.scrollY), [top]);
  const rows = useWindowVirtualizer({
    count: deliveries.length,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollMargin: margin,
    getItemKey: (at) => deliveries[at]?.name ?? at,
  });
  const shown = rows.getVirtualItems();
  const before = (shown[0]?.start ?? margin) - margin;
  const after = rows.getTotalSize() - ((shown.at(-1)?.end ?? margin) - margin);
  return (
    <>
      <Gap height={before} />
      {shown.map(({ index }) => {
        const delivery = deliveries[index];
        return (
          delivery && (
            <DeliveryRow
              key={delivery.name}
              delivery={delivery}
              at={index}
              measure={rows.measureElement}
              resend={resend}
            />
          )
        );
      })}
      <Gap height={after} />
    </>
  );
}

export function DeliveryRows({ deliveries, resend }: Omit<RowsProps, 'top'>) {
  const { words } = useLanguage();
  const printing = usePrinting();
  const top = useRef<HTMLTableSectionElement>(null);
  const Rows = printing || deliveries.length <= allAtOnce ? AllRows : RowsInView;
  return (
    <table aria-rowcount={deliveries.length + 1}>
      <caption className="hidden">{words.dispatch.recipients}</caption>
      <thead>
        <tr aria-rowindex={1}>
          <th scope="col">{words.dispatch.recipient}</th>
          <th scope="col">{words.dispatch.state}</th>
          <th scope="col">{words.dispatch.where}</th>
          <th scope="col">{words.dispatch.since}</th>
          <th scope="col">{words.dispatch.next}</th>
          <th scope="col">{words.dispatch.owner}</th>
          {resend && (
            <th scope="col" className="print-none">
              {words.dispatch.resend}
            </th>
          )}
        </tr>
      </thead>
      <tbody ref={top}>
        <Rows deliveries={deliveries} resend={resend} top={top} />
      </tbody>
    </table>
  );
}
