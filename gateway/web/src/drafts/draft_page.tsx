import { useWords } from '../words/language';
import { urgencies } from './content';
import type { DispatchForm } from './dispatch_form';
import { documentTypes } from './document_types';

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '');

function Lines({ text, as: As = 'p' }: { text: string; as?: 'p' | 'li' }) {
  // The same line may stand twice: only its place tells it from its twin, and none is ever moved.
  // biome-ignore lint/suspicious/noArrayIndexKey: see above
  return linesOf(text).map((line, at) => <As key={`${at}${line}`}>{line}</As>);
}

// A dispatch for those who read it: in the order and the places of the page (Phụ lục I, Nghị định 30/2020/NĐ-CP), at any width.
export function DraftPage({ form }: { form: DispatchForm }) {
  const words = useWords();
  const isLetter = form.type === 'cong-van';
  return (
    <article className="page" aria-label={words.draft.form} lang="vi">
      <div className="page-head">
        <div>
          <Lines text={form.parentBody} />
          <div className="bold">
            <Lines text={form.issuingBody} />
          </div>
          <p>Số: …/{form.notation}</p>
          {isLetter && <p>V/v {form.abstract}</p>}
        </div>
        <div>
          <div className="bold">
            <p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p>
            <p className="motto">Độc lập - Tự do - Hạnh phúc</p>
          </div>
          <p>
            <em>{form.placeAndDate}</em>
          </p>
        </div>
      </div>
      {form.urgency !== 'normal' && (
        <p>
          <span className="urgent">{words.urgency[urgencies.indexOf(form.urgency)]}</span>
        </p>
      )}
      {!isLetter && (
        <div className="page-title">
          <p>{(documentTypes[form.type] ?? '').toUpperCase()}</p>
          <p>{form.abstract}</p>
        </div>
      )}
      {form.addressees && (
        <div className="page-addressees">
          <p>Kính gửi:</p>
          <ul>
            <Lines text={form.addressees} as="li" />
          </ul>
        </div>
      )}
      <div className="page-body">
        <Lines text={form.body} />
      </div>
      <div className="page-foot">
        <div>
          <p>
            <strong>
              <em>Nơi nhận:</em>
            </strong>
          </p>
          <ul>
            <Lines text={form.recipients} as="li" />
            {form.archive && <li>{form.archive}</li>}
          </ul>
        </div>
        <div className="page-signature">
          <Lines text={form.authority} />
          <p>{form.position}</p>
          <p className="signer">{form.fullName}</p>
        </div>
      </div>
    </article>
  );
}
