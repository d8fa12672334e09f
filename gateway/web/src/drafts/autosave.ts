import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { Refusal, Unreachable } from '../api/client';
import { agencyOf, idOf } from '../api/names';
import { type Draft, reviseDraft } from './draft_query';

const restMilliseconds = 1_200; // of typing, before what was typed is saved

export type SaveState = 'saved' | 'unsaved' | 'saving' | 'ended' | 'offline' | 'conflict' | 'refused';

interface Kept<Value> {
  etag: string;
  value: Value;
}

const keptAt = (draft: Draft) => `vanthu.typed.${draft.name}`;

export function keptValue<Value>(draft: Draft): Kept<Value> | undefined {
  const kept = localStorage.getItem(keptAt(draft));
  return kept ? (JSON.parse(kept) as Kept<Value>) : undefined;
}

export const forgetKept = (draft: Draft): void => localStorage.removeItem(keptAt(draft));

export function saveStateOf(error: unknown): SaveState {
  if (error instanceof Unreachable) return 'offline';
  if (error instanceof Refusal && error.status >= 500) return 'offline';
  if (error instanceof Refusal && error.status === 401) return 'ended';
  if (error instanceof Refusal && error.reason === 'ETAG_MISMATCH') return 'conflict';
  return 'refused';
}

// Saves what is typed once it rests, one save at a time, each on top of the revision that the person saw. Until it is saved it is
// kept on this machine too, so that neither a lost network nor a closed lid takes it. `draft` is what the screen was opened with.
export function useAutosave<Value>(draft: Draft, textOf: (value: Value) => string) {
  const queries = useQueryClient();
  const [state, setState] = useState<SaveState>('saved');
  const [error, setError] = useState<unknown>();
  const [savedAt, setSavedAt] = useState<string>();
  const base = useRef(draft);
  const waiting = useRef<Value>(undefined);
  const timer = useRef<number>(undefined);
  const busy = useRef(false);
  const contested = useRef(false);

  const saved = useCallback(
    (now: Draft) => {
      base.current = now;
      contested.current = false;
      queries.setQueryData(['draft', agencyOf(now.name), idOf(now.name, 'drafts')], now);
      for (const told of [['check', now.name], ['reach', now.name], ['drafts']])
        void queries.invalidateQueries({ queryKey: told });
      setSavedAt(new Date().toISOString());
      setError(undefined);
    },
    [queries],
  );

  const save = useCallback(async () => {
    const value = waiting.current;
    if (value === undefined || busy.current) return;
    busy.current = true;
    setState('saving');
    try {
      saved(await reviseDraft(base.current, 'van-ban.txt', textOf(value)));
      const isAll = waiting.current === value;
      if (isAll) {
        waiting.current = undefined;
        forgetKept(base.current);
      } else {
        timer.current = window.setTimeout(() => void save(), restMilliseconds);
      }
      setState(isAll ? 'saved' : 'unsaved');
    } catch (failed) {
      const why = saveStateOf(failed);
      contested.current = why === 'conflict';
      setError(failed);
      setState(why);
    } finally {
      busy.current = false;
    }
  }, [saved, textOf]);

  const type = useCallback(
    (value: Value) => {
      waiting.current = value;
      localStorage.setItem(keptAt(base.current), JSON.stringify({ etag: base.current.etag, value }));
      window.clearTimeout(timer.current);
      if (contested.current) return;
      setState('unsaved');
      timer.current = window.setTimeout(() => void save(), restMilliseconds);
    },
    [save],
  );

  // A conflict is settled by the person: theirs goes on top of what the other saved.
  const saveOver = useCallback(
    (latest: Draft) => {
      base.current = latest;
      void save();
    },
    [save],
  );

  useEffect(() => {
    const again = () => void save();
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, [save]);
  // The server may be back without the network ever having gone, the person after a session that ended.
  useEffect(() => {
    if (state !== 'offline' && state !== 'ended') return;
    const retry = window.setInterval(() => void save(), 5_000);
    return () => window.clearInterval(retry);
  }, [state, save]);
  // Whoever leaves the screen in the middle of a word leaves nothing behind.
  useEffect(
    () => () => {
      window.clearTimeout(timer.current);
      if (!contested.current) void save();
    },
    [save],
  );
  return { state, error, savedAt, type, saveOver };
}
