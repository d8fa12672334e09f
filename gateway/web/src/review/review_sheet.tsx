import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { idOf } from '../api/names';
import { contentOf } from '../drafts/content';
import type { Draft } from '../drafts/draft_query';
import { checkQuery } from '../drafts/findings';
import { useMe, useRole } from '../session/session';
import { Choice } from '../ui/choice';
import { Icon } from '../ui/icon';
import { Problem } from '../ui/problem';
import { momentText } from '../words/dates';
import { useLanguage } from '../words/language';
import type { Words } from '../words/vi';
import { AddComment, Comments } from './comments';
import { type ComparedPlace, compared, type Run, unchanged } from './differences';
import { type Finding, findingsAt } from './finding_places';
import { shortHash } from './moves';
import { type Place, placesOf } from './places';
import { type Comment, commentsQuery, lastLookedAt, revisionQuery, revisionsQuery } from './review_query';

const nameOf = (place: Place, words: Words): string =>
  words.review.places[place.kind] + (place.ordinal ? ` ${place.ordinal}` : '');

function MarkedWords({ runs }: { runs: Run[] }) {
  const { words } = useLanguage();
  return (
    <div className="words" lang="vi">
      {runs.map((run, at) => {
        // Runs stand in the order of the text, and none is ever moved.
        const key = `${at}${run.kind}`;
        if (run.kind === 'same') return <span key={key}>{run.text}</span>;
        const spoken = run.kind === 'added' ? words.review.added : words.review.removed;
        const As = run.kind === 'added' ? 'ins' : 'del';
        return (
          <As key={key}>
            <span className="hidden">[{spoken}: </span>
            {run.text}
            <span className="hidden">]</span>
          </As>
        );
      })}
    </div>
  );
}

function PlacedFindings({ findings }: { findings: Finding[] }) {
  const { language, words } = useLanguage();
  if (findings.length === 0) return null;
  return (
    <ul className="findings">
      {findings.map((finding) => (
        <li key={`${finding.rule}${finding.item ?? ''}`} className={finding.severity}>
          <p>
            <strong>{words.draft.severity[finding.severity ?? '']}</strong> ·{' '}
            {language === 'vi' ? finding.explanationVi : finding.explanationEn}
          </p>
        </li>
      ))}
    </ul>
  );
}

interface LineProps {
  draft: Draft;
  revision: string;
  line: ComparedPlace;
  comments: Comment[];
  findings: Finding[];
}

// One place: its words, and beside them what was said of it.
function Line({ draft, revision, line, comments, findings }: LineProps) {
  const { words } = useLanguage();
  const mayComment = useRole('ROLE_DRAFTER', 'ROLE_REVIEWER', 'ROLE_SIGNER', 'ROLE_CLERK');
  const [saying, setSaying] = useState(false);
  const name = nameOf(line.place, words);
  const isThere = line.change !== 'removed';
  return (
    <li className={`place ${line.change}`}>
      <div>
        <p className="note">
          {name}
          {line.change !== 'same' && <> · {words.review.change[line.change]}</>}
        </p>
        <MarkedWords runs={line.runs} />
      </div>
      <div className="margin">
        {isThere && <PlacedFindings findings={findings} />}
        {isThere && <Comments draft={draft} comments={comments} quoted={false} />}
        {isThere && mayComment && !saying && (
          <button
            type="button"
            className="quiet"
            aria-label={words.review.commentOn(name)}
            onClick={() => setSaying(true)}
          >
            <Icon name="pen" />
            {words.review.comment}
          </button>
        )}
        {saying && (
          <AddComment
            draft={draft}
            revision={revision}
            pointer={line.place.pointer}
            about={name}
            done={() => setSaying(false)}
          />
        )}
      </div>
    </li>
  );
}

// A draft for those who judge it: each place with what was said of it in the margin, and what changed since the revision that they last
// had in hand, or between any two.
export function ReviewSheet({ draft }: { draft: Draft }) {
  const { words } = useLanguage();
  const me = useMe().name;
  const comments = useQuery(commentsQuery(draft));
  const revisions = useQuery(revisionsQuery(draft));
  const check = useQuery(checkQuery(draft));
  const said = comments.data?.comments ?? [];
  const [shown, setShown] = useState('');
  const [chosen, setChosen] = useState<string>();
  const later = shown || (draft.revision ?? '');
  const base = chosen ?? lastLookedAt(draft, said, me);
  const baseRevision = useQuery(revisionQuery(draft, base));
  const laterRevision = useQuery(revisionQuery(draft, shown));
  const failed = comments.error ?? revisions.error ?? baseRevision.error ?? laterRevision.error;
  const places = placesOf(contentOf(shown ? laterRevision.data?.contentJson : draft.contentJson));
  const before = base && baseRevision.data ? placesOf(contentOf(baseRevision.data.contentJson)) : undefined;
  const lines = before ? compared(before, places) : unchanged(places);
  const changes = lines.filter((line) => line.change !== 'same').length;
  const all = revisions.data?.revisions ?? [];
  const options = all.map((revision): [string, string] => [
    idOf(revision.name, 'revisions'),
    words.review.revision(String(revision.ordinal), momentText(revision.madeAt)),
  ]);
  const [latest] = options;
  return (
    <section aria-labelledby="sheet">
      <h2 id="sheet">{words.review.sheet}</h2>
      {!shown && <p className="note">{words.review.hash(shortHash(draft))}</p>}
      {failed && <Problem error={failed} />}
      {latest && options.length > 1 && (
        <div className="pair">
          <Choice
            label={words.review.shown}
            options={options}
            value={later}
            onChange={(event) => setShown(event.target.value === latest[0] ? '' : event.target.value)}
          />
          <Choice
            label={words.review.comparedWith}
            options={[['', words.review.nothing], ...options.filter(([id]) => id !== later)]}
            value={base}
            onChange={(event) => setChosen(event.target.value)}
          />
        </div>
      )}
      {before && (
        <p role="status">{changes > 0 ? words.review.changes(String(changes)) : words.review.noChanges}</p>
      )}
      <ol className="places">
        {lines.map((line) => (
          <Line
            key={`${line.change}${line.place.pointer}`}
            draft={draft}
            revision={later}
            line={line}
            findings={shown ? [] : findingsAt(line.place, places, check.data?.findings ?? [])}
            comments={said.filter(
              (comment) => comment.revision === later && comment.pointer === line.place.pointer,
            )}
          />
        ))}
      </ol>
      <WholeDraft
        draft={draft}
        revision={later}
        comments={said.filter(
          (comment) =>
            comment.revision !== later || !places.some((place) => place.pointer === comment.pointer),
        )}
      />
    </section>
  );
}

// What is said of the draft as a whole, and of earlier revisions.
function WholeDraft({ draft, revision, comments }: { draft: Draft; revision: string; comments: Comment[] }) {
  const { words } = useLanguage();
  const mayComment = useRole('ROLE_DRAFTER', 'ROLE_REVIEWER', 'ROLE_SIGNER', 'ROLE_CLERK');
  const [saying, setSaying] = useState(false);
  return (
    <div className="whole">
      <h3>{words.review.whole}</h3>
      <Comments draft={draft} comments={comments} quoted />
      {mayComment && !saying && (
        <button type="button" className="quiet" onClick={() => setSaying(true)}>
          <Icon name="pen" />
          {words.review.commentWhole}
        </button>
      )}
      {saying && (
        <AddComment
          draft={draft}
          revision={revision}
          pointer=""
          about={words.review.wholeDraft}
          done={() => setSaying(false)}
        />
      )}
    </div>
  );
}
