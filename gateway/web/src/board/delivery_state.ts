import type { Schema } from '../api/client';
import type { IconName } from '../ui/icon';
import type { Tone } from '../ui/status';
import type { Language } from '../words/language';
import type { Words } from '../words/vi';

export type Delivery = Schema<'distribution.v1.Delivery'>;
type Kind = 'waiting' | 'arrived' | 'failed';

export interface Shown {
  kind: Kind;
  icon: IconName;
  tone: Tone;
  word: string;
  where: string;
  owner: string;
}

const registered = 3; // 03 of QCVN 102:2016/BTTTT; below it the recipient's clerk has not taken the dispatch into their register

export const isRegistered = (delivery: Delivery): boolean =>
  delivery.state === 'DELIVERY_STATE_RECEIPTED' && (delivery.status ?? 0) >= registered;

// Reasons come in both languages, the Vietnamese first.
export function reasonText(reason: string | undefined, language: Language): string {
  const [vi, en] = (reason ?? '').split(' / ');
  return (language === 'en' ? en : vi) ?? reason ?? '';
}

function onItsWay(delivery: Delivery, words: Words['delivery']): string {
  if (delivery.progress === 'retrying') return words.atRetrying;
  return delivery.progress === 'waiting' ? words.atConnector : words.atBroker;
}

// A delivery as people see it: how far it is, where it is now, and who has to act for it to go on.
export function shownDelivery(delivery: Delivery, words: Words['delivery']): Shown {
  const status = delivery.status ?? 0;
  switch (delivery.state) {
    case 'DELIVERY_STATE_RECEIPTED':
      return {
        kind: 'arrived',
        icon: status >= registered ? 'doubleCheck' : 'check',
        tone: 'done',
        word: words.received[status] ?? words.received[1] ?? '',
        where: words.atRecipient,
        owner: words.ownerRecipient,
      };
    case 'DELIVERY_STATE_SENT':
      return {
        kind: 'waiting',
        icon: 'send',
        tone: 'busy',
        word: words.sent,
        where: onItsWay(delivery, words),
        owner: words.ownerSystem,
      };
    case 'DELIVERY_STATE_REFUSED':
      return {
        kind: 'failed',
        icon: 'cross',
        tone: 'act',
        word: words.refused,
        where: words.atRecipient,
        owner: words.ownerClerk,
      };
    case 'DELIVERY_STATE_UNDELIVERABLE':
      return {
        kind: 'failed',
        icon: 'warning',
        tone: 'act',
        word: words.undeliverable,
        where: words.atOutbox,
        owner: words.ownerAdmin,
      };
    case 'DELIVERY_STATE_DEAD':
      return {
        kind: 'failed',
        icon: 'warning',
        tone: 'act',
        word: words.dead,
        where: words.atConnector,
        owner: words.ownerRecipientAdmin,
      };
    default:
      return {
        kind: 'waiting',
        icon: 'clock',
        tone: 'still',
        word: words.queued,
        where: words.atOutbox,
        owner: words.ownerSystem,
      };
  }
}
