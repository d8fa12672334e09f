import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { isWorthAnotherTry, newRequestId } from '../api/client';
import { idOf } from '../api/names';
import { useAgency } from '../session/session';
import { Area } from '../ui/area';
import { DropZone } from '../ui/drop_zone';
import { Problem } from '../ui/problem';
import { Screen } from '../ui/screen';
import { useWords } from '../words/language';
import { createDraft } from './draft_query';

interface Source {
  name: string;
  bytes: Blob | string;
}

export default function CreateScreen() {
  const words = useWords().create;
  const agency = useAgency();
  const queries = useQueryClient();
  const [, go] = useLocation();
  const [pasted, setPasted] = useState('');
  const create = useMutation({
    // One key for one reading: a retry after a loss meets the draft that was made.
    mutationFn: (source: Source & { request: string }) =>
      createDraft(agency, source.name, source.bytes, source.request),
    retry: isWorthAnotherTry,
    onSuccess: (draft) => {
      const id = idOf(draft.name, 'drafts');
      queries.setQueryData(['draft', agency, id], draft);
      void queries.invalidateQueries({ queryKey: ['drafts'] });
      go(`/drafts/${id}`);
    },
  });
  const read = (name: string, bytes: Blob | string) =>
    create.mutate({ name, bytes, request: newRequestId() });
  return (
    <Screen title={words.title} help={words.help}>
      {create.error && <Problem error={create.error} />}
      <DropZone
        label={words.drop}
        accept=".docx,.txt"
        disabled={create.isPending}
        take={(file) => read(file.name, file)}
      />
      <p className="or">{words.or}</p>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          read('van-ban.txt', pasted);
        }}
      >
        <Area
          label={words.paste}
          rows={14}
          value={pasted}
          required
          onChange={(event) => setPasted(event.target.value)}
        />
        <button type="submit" className="main" disabled={create.isPending}>
          {create.isPending ? words.reading : words.read}
        </button>
      </form>
    </Screen>
  );
}
