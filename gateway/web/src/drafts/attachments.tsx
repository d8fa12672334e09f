import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { refusalOf, Unreachable } from '../api/client';
import { DropZone } from '../ui/drop_zone';
import { Problem } from '../ui/problem';
import { countText, sizeText } from '../words/dates';
import { useLanguage } from '../words/language';
import type { Draft } from './draft_query';

// fetch does not tell how far a body is; this does.
function upload(path: string, file: File, tell: (percent: number) => void): Promise<void> {
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.upload.onprogress = (event) => tell(Math.floor((100 * event.loaded) / Math.max(1, event.total)));
    request.onerror = () => fail(new Unreachable());
    request.onload = () => {
      if (request.status < 300) return done();
      try {
        fail(refusalOf(request.status, JSON.parse(request.responseText)));
      } catch {
        fail(new Unreachable());
      }
    };
    request.send(file);
  });
}

export function Attachments({ draft, mayChange }: { draft: Draft; mayChange: boolean }) {
  const { language, words } = useLanguage();
  const queries = useQueryClient();
  const [sending, setSending] = useState<{ name: string; percent: number }>();
  const [error, setError] = useState<unknown>();
  const attach = async (file: File) => {
    setError(undefined);
    setSending({ name: file.name, percent: 0 });
    try {
      const path = `/v1/${draft.name}/attachments?fileName=${encodeURIComponent(file.name)}`;
      await upload(path, file, (percent) => setSending({ name: file.name, percent }));
      await queries.invalidateQueries({ queryKey: ['draft'] });
    } catch (failed) {
      setError(failed);
    }
    setSending(undefined);
  };
  return (
    <section className="card" aria-labelledby="attachments">
      <h2 id="attachments">{words.draft.attachments}</h2>
      {error !== undefined && <Problem error={error} />}
      <ul>
        {(draft.attachments ?? []).map((file) => (
          <li key={file.digest}>
            {file.fileName} ({sizeText(file.sizeBytes, language)})
          </li>
        ))}
      </ul>
      {mayChange && (
        <DropZone
          label={words.draft.attach}
          disabled={sending !== undefined}
          take={(file) => void attach(file)}
        />
      )}
      <p role="status">
        {sending && words.draft.attaching(sending.name, countText(sending.percent, language))}
      </p>
    </section>
  );
}
