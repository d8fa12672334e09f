import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { answer, api } from '../api/client';
import { agencyOf, idOf } from '../api/names';
import { CommentsCard } from '../review/comments_card';
import { History } from '../review/history';
import { ReviewSheet } from '../review/review_sheet';
import { DropZone } from '../ui/drop_zone';
import { Icon } from '../ui/icon';
import { Notice } from '../ui/notice';
import { Problem } from '../ui/problem';
import { momentText } from '../words/dates';
import { useLanguage } from '../words/language';
import { Attachments } from './attachments';
import { forgetKept, keptValue, useAutosave } from './autosave';
import { contentOf } from './content';
import { type DispatchForm, fitsForm, formOf, textOf } from './dispatch_form';
import { DraftForm } from './draft_form';
import { DraftPage } from './draft_page';
import { type Draft, reviseDraft } from './draft_query';
import { Findings } from './findings';
import { Reach } from './reach';

// Its reader of PDF is larger than all the rest of the desk.
const PagePreview = lazy(() => import('./page_preview'));

type Saving = ReturnType<typeof useAutosave<DispatchForm>>;

function SaveLine({ saving }: { saving: Saving }) {
  const { words } = useLanguage();
  const text = {
    saved: saving.savedAt ? words.draft.saved(momentText(saving.savedAt)) : words.draft.savedEver,
    unsaved: words.draft.unsaved,
    saving: words.draft.saving,
    ended: words.draft.unsaved,
    offline: words.draft.offline,
    conflict: '', // said beside what there is to do
    refused: words.draft.refused,
  }[saving.state];
  return (
    <p className={`saving ${saving.state}`} role="status">
      {text}
    </p>
  );
}

// Theirs is on the server, mine on the screen: the person says which, and neither is lost before they do.
function Conflict({
  draft,
  saving,
  reopen,
}: {
  draft: Draft;
  saving: Saving;
  reopen: (latest: Draft) => void;
}) {
  const { words } = useLanguage();
  const [error, setError] = useState<unknown>();
  const withLatest = (then: (latest: Draft) => void) => {
    const path = { agency: agencyOf(draft.name), draft: idOf(draft.name, 'drafts') };
    answer(api.GET('/v1/agencies/{agency}/drafts/{draft}', { params: { path } })).then(then, setError);
  };
  return (
    <div className="notice act" role="alert">
      <div>
        <p>{words.draft.conflict}</p>
        {error !== undefined && <Problem error={error} />}
        <div className="actions">
          <button type="button" onClick={() => withLatest(saving.saveOver)}>
            {words.draft.keepMine}
          </button>
          <button type="button" onClick={() => withLatest(reopen)}>
            {words.draft.takeTheirs}
          </button>
        </div>
      </div>
    </div>
  );
}

function ReplaceByFile({ draft, reopen }: { draft: Draft; reopen: (latest: Draft) => void }) {
  const { words } = useLanguage();
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const replace = async (file: File) => {
    setBusy(true);
    setError(undefined);
    try {
      reopen(await reviseDraft(draft, file.name, file));
    } catch (failed) {
      setError(failed);
    }
    setBusy(false);
  };
  return (
    <>
      {error !== undefined && <Problem error={error} />}
      <DropZone
        label={words.draft.replace}
        accept=".docx,.txt"
        disabled={busy}
        take={(file) => void replace(file)}
      />
    </>
  );
}

// The form for who may change it; for the others the places that they judge, or the page once nothing can be said any more.
function Sheet({
  draft,
  form,
  change,
}: {
  draft: Draft;
  form: DispatchForm;
  change?: (typed: DispatchForm) => void;
}) {
  if (change) return <DraftForm form={form} change={change} />;
  if (draft.issuance) return <DraftPage form={form} />;
  return <ReviewSheet draft={draft} />;
}

interface EditorProps {
  opened: Draft; // as the screen was opened: what is typed starts from it
  latest: Draft; // as it was saved last
  mayChange: boolean;
  reopen: (latest: Draft) => void;
}

function Editor({ opened, latest, mayChange, reopen }: EditorProps) {
  const { words, language } = useLanguage();
  const content = contentOf(latest.contentJson);
  const fits = fitsForm(content);
  const [kept] = useState(() => (mayChange ? keptValue<DispatchForm>(opened) : undefined));
  const [form, setForm] = useState<DispatchForm>(() => kept?.value ?? formOf(contentOf(opened.contentJson)));
  const [previewing, setPreviewing] = useState(false);
  const saving = useAutosave(opened, textOf);
  const change = (typed: DispatchForm) => {
    setForm(typed);
    saving.type(typed);
  };
  return (
    <div className="desk">
      <div>
        {mayChange && fits && <SaveLine saving={saving} />}
        {saving.state === 'conflict' && <Conflict draft={latest} saving={saving} reopen={reopen} />}
        {saving.state === 'refused' && <Problem error={saving.error} />}
        {kept && saving.state === 'saved' && !saving.savedAt && (
          <div className="notice busy">
            <p>{words.draft.restored}</p>
            <button type="button" onClick={() => change(form)}>
              {words.draft.keepMine}
            </button>
            <button type="button" onClick={() => reopen(latest)}>
              {words.draft.takeTheirs}
            </button>
          </div>
        )}
        {!fits && (
          <Notice icon="page" tone="busy">
            {words.draft.beyondForm}
          </Notice>
        )}
        <Sheet draft={latest} form={form} change={mayChange && fits ? change : undefined} />
        <p>
          <button type="button" aria-expanded={previewing} onClick={() => setPreviewing(!previewing)}>
            <Icon name="page" />
            {previewing ? words.draft.hidePreview : words.draft.showPreview}
          </button>
        </p>
        {previewing && (
          <Suspense fallback={<p className="loading">{words.list.loading}</p>}>
            <PagePreview draft={latest} />
          </Suspense>
        )}
        {mayChange && <ReplaceByFile draft={latest} reopen={reopen} />}
      </div>
      <aside aria-label={words.draft.findings}>
        <Findings draft={latest} form={form} mend={mayChange && fits ? change : undefined} />
        {[...(content.undecided ?? [])].length > 0 && (
          <section className="card">
            <ul>
              {content.undecided?.map((remark) => (
                <li key={remark.vietnamese}>{language === 'vi' ? remark.vietnamese : remark.english}</li>
              ))}
            </ul>
          </section>
        )}
        {(content.unplaced ?? []).length > 0 && (
          <section className="card">
            <h2>{words.draft.unplaced}</h2>
            <ul>
              {content.unplaced?.map((line) => (
                <li key={line.line}>
                  <small>{words.draft.line(String(line.line))}</small> {line.text}
                </li>
              ))}
            </ul>
          </section>
        )}
        {mayChange && fits && <CommentsCard draft={latest} />}
        <History draft={latest} />
        <Reach draft={latest} />
        <Attachments draft={latest} mayChange={mayChange} />
      </aside>
    </div>
  );
}

export function DraftEditor({ draft, mayChange }: { draft: Draft; mayChange: boolean }) {
  const queries = useQueryClient();
  const [opened, setOpened] = useState(draft);
  const reopen = (latest: Draft) => {
    forgetKept(latest);
    queries.setQueryData(['draft', agencyOf(latest.name), idOf(latest.name, 'drafts')], latest);
    setOpened({ ...latest });
  };
  // Opened anew it is another editor: nothing of what was typed before is left in it.
  return (
    <Editor
      key={`${opened.name}${opened.etag}`}
      opened={opened}
      latest={draft}
      mayChange={mayChange}
      reopen={reopen}
    />
  );
}
