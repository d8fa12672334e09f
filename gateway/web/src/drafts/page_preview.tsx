import { useQuery } from '@tanstack/react-query';
import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy } from 'pdfjs-dist';
import workerAddress from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import { useEffect, useRef } from 'react';
import { send } from '../api/client';
import { agencyOf } from '../api/names';
import { workerAt } from '../trusted_scripts';
import { Problem } from '../ui/problem';
import { countText } from '../words/dates';
import { useLanguage } from '../words/language';
import type { Draft } from './draft_query';

GlobalWorkerOptions.workerPort = workerAt(workerAddress);

async function pagesOf(draft: Draft): Promise<PDFDocumentProxy> {
  const response = await send(`/v1/agencies/${agencyOf(draft.name)}/drafts:preview`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ contentJson: draft.contentJson }),
  });
  return getDocument({ data: await response.arrayBuffer(), isEvalSupported: false }).promise;
}

function Page({ pages, number }: { pages: PDFDocumentProxy; number: number }) {
  const { language, words } = useLanguage();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const target = canvas.current;
    const context = target?.getContext('2d');
    if (!target || !context) return;
    let cancel = () => {};
    void pages.getPage(number).then((page) => {
      const { width } = page.getViewport({ scale: 1 });
      const viewport = page.getViewport({ scale: (target.clientWidth / width) * window.devicePixelRatio });
      target.width = viewport.width;
      target.height = viewport.height;
      const drawing = page.render({ canvasContext: context, viewport });
      cancel = () => drawing.cancel();
      // Cut off where another revision takes its place.
      drawing.promise.catch(() => undefined);
    });
    return () => cancel();
  }, [pages, number]);
  const name = words.draft.pageOf(countText(number, language), countText(pages.numPages, language));
  return <canvas ref={canvas} role="img" aria-label={name} className="preview-page" />;
}

// The page as it will look, without number and day, of what is saved; the one before stays until the next is there.
export default function PagePreview({ draft }: { draft: Draft }) {
  const { words } = useLanguage();
  const preview = useQuery({
    queryKey: ['preview', draft.name, draft.revision],
    queryFn: () => pagesOf(draft),
    placeholderData: (before) => before,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const pages = preview.data;
  return (
    <section aria-label={words.draft.preview} className="preview">
      {preview.error && <Problem error={preview.error} again={() => void preview.refetch()} />}
      {preview.isPending && <p className="loading">{words.list.loading}</p>}
      {pages &&
        Array.from({ length: pages.numPages }, (_, at) => at + 1).map((number) => (
          <Page key={number} pages={pages} number={number} />
        ))}
    </section>
  );
}
