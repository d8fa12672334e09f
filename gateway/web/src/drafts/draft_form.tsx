import type { ChangeEvent } from 'react';
import { Area } from '../ui/area';
import { Choice } from '../ui/choice';
import { Field } from '../ui/field';
import { useWords } from '../words/language';
import { urgencies } from './content';
import type { DispatchForm } from './dispatch_form';
import { documentTypes } from './document_types';

type Input = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

interface DraftFormProps {
  form: DispatchForm;
  change: (form: DispatchForm) => void;
}

const rowsFor = (text: string, least: number): number => Math.max(least, text.split('\n').length + 1);

// The components of Điều 8, in the order of the page. Each field's name is how findings find it.
export function DraftForm({ form, change }: DraftFormProps) {
  const words = useWords();
  const draft = words.draft;
  const of = (name: keyof DispatchForm) => ({
    name,
    value: form[name],
    onChange: (event: ChangeEvent<Input>) => change({ ...form, [name]: event.target.value }),
  });
  const types = Object.entries(documentTypes);
  return (
    <fieldset className="sheet">
      <legend className="hidden">{draft.form}</legend>
      <div className="pair">
        <Area label={draft.parentBody} rows={2} {...of('parentBody')} />
        <Area label={draft.issuingBody} rows={2} {...of('issuingBody')} />
      </div>
      <div className="pair uneven">
        <Field label={draft.notation} help={draft.notationHelp} {...of('notation')} />
        <Field label={draft.placeAndDate} {...of('placeAndDate')} />
      </div>
      <div className="pair">
        <Choice label={draft.type} options={types} {...of('type')} />
        <Choice
          label={draft.urgency}
          options={urgencies.map((id, at) => [id, words.urgency[at] ?? id])}
          {...of('urgency')}
        />
      </div>
      <Area label={draft.abstract} rows={2} {...of('abstract')} />
      <Area
        label={draft.addressees}
        help={draft.addresseesHelp}
        rows={rowsFor(form.addressees, 3)}
        {...of('addressees')}
      />
      <Area
        label={draft.body}
        help={draft.bodyHelp}
        rows={Math.min(30, rowsFor(form.body, 14))}
        className="body"
        {...of('body')}
      />
      <div className="pair">
        <div>
          <Area
            label={draft.recipients}
            help={draft.addresseesHelp}
            rows={rowsFor(form.recipients, 4)}
            {...of('recipients')}
          />
          <Field label={draft.archive} help={draft.archiveHelp} {...of('archive')} />
        </div>
        <div>
          <Area
            label={draft.authority}
            help={draft.authorityHelp}
            rows={rowsFor(form.authority, 2)}
            {...of('authority')}
          />
          <Field label={draft.position} {...of('position')} />
          <Field label={draft.fullName} {...of('fullName')} />
        </div>
      </div>
    </fieldset>
  );
}
