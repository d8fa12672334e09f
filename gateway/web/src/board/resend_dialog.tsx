import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api, newRequestId } from '../api/client';
import { agencyOf, idOf } from '../api/names';
import { Dialog } from '../ui/dialog';
import { Problem } from '../ui/problem';
import { useWords } from '../words/language';
import type { Words } from '../words/vi';
import type { Delivery } from './delivery_state';

function whatItDoes(delivery: Delivery, words: Words['dispatch']): string {
  if (delivery.state === 'DELIVERY_STATE_REFUSED') return words.resendNew;
  return delivery.state === 'DELIVERY_STATE_DEAD' ? words.resendRevive : words.resendSame;
}

// Says first what a resend will do, since that differs; however often the button is pressed it is done once.
export function ResendDialog({ delivery, close }: { delivery: Delivery; close: (resent?: string) => void }) {
  const words = useWords().dispatch;
  const queries = useQueryClient();
  const [request] = useState(newRequestId);
  const resend = useMutation({
    mutationFn: () =>
      answer(
        api.POST('/v1/agencies/{agency}/dispatches/{dispatch}/deliveries/{delivery}:resend', {
          params: {
            path: {
              agency: agencyOf(delivery.name),
              dispatch: idOf(delivery.name, 'dispatches'),
              delivery: idOf(delivery.name, 'deliveries'),
            },
          },
          headers: { 'Idempotency-Key': request },
          body: {},
        }),
      ),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['deliveries'] });
      await queries.invalidateQueries({ queryKey: ['dispatch'] });
      close(delivery.displayName);
    },
  });
  return (
    <Dialog title={words.resendTitle} close={() => close()}>
      <p>
        <strong>{delivery.displayName}</strong>
      </p>
      <p>{whatItDoes(delivery, words)}</p>
      {resend.error && <Problem error={resend.error} />}
      <div className="actions">
        <button type="button" className="main" disabled={resend.isPending} onClick={() => resend.mutate()}>
          {resend.isPending ? words.resendDoing : words.resendDo}
        </button>
        <button type="button" onClick={() => close()}>
          {words.cancel}
        </button>
      </div>
    </Dialog>
  );
}
