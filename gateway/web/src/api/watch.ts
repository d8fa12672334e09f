import { useEffect, useRef } from 'react';

const againMilliseconds = 3_000;

// Follows a stream of server-sent events. The browser comes back by itself after a lost network, with the last event's id; after an
// answer that was no stream (a gateway that is going down) it gives up, and we come back. `event: end` says that it is over.
export function useWatch<Message>(path: string | undefined, take: (message: Message) => void): void {
  const taker = useRef(take);
  taker.current = take;
  useEffect(() => {
    if (!path) return;
    let source: EventSource;
    let timer: number | undefined;
    const open = () => {
      source = new EventSource(path);
      source.onmessage = (event) => taker.current(JSON.parse(event.data) as Message);
      source.addEventListener('end', () => source.close());
      source.onerror = () => {
        if (source.readyState === EventSource.CLOSED) timer = window.setTimeout(open, againMilliseconds);
      };
    };
    open();
    return () => {
      window.clearTimeout(timer);
      source.close();
    };
  }, [path]);
}
