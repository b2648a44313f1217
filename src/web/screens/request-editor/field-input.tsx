// SPDX-License-Identifier: Apache-2.0
/** One field of a form, by its type. Label and prompt come from the form in the reader's language. */
import { Checkbox, NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Field } from '../../../core/api/requests.ts';
import { useSay } from '../../language/language.tsx';
import { DayInput } from '../../parts/day-field.tsx';
import { Textarea, TextInput } from '../../parts/text-fields.tsx';
import { Badge } from '../../parts/words.tsx';
import { Attachments } from './attachments.tsx';
import { CategoryList, IdentifierList } from './list-fields.tsx';
import { pointsOf, rangeOf, textOf } from './values.ts';

interface FieldProps {
  readonly field: Field;
  readonly value: unknown;
  readonly missing: boolean;
  readonly put: (value: unknown) => void;
}

const LEFT_TO_RIGHT = new Set(['reference', 'iso_country', 'iso_language', 'money', 'datetime_utc']);

interface InRequest {
  /** Of a request, whose enclosures are items of its case. */
  readonly requestId?: string;
}

export function FieldInput(props: FieldProps & InRequest): ReactNode {
  return (
    <div id={`field-${props.field.id}`} className="field" data-missing={props.missing || undefined}>
      {props.field.filledByDesk ? <FilledByDesk {...props} /> : <Typed {...props} />}
    </div>
  );
}

/** Codes that the desk writes, and the words of the screens for them. */
const WORDS: Readonly<Record<string, string>> = { document_type: 'document', language: 'request.language' };

/** What has to be answered has two answers: a box that is left empty says neither yes nor no. */
function YesOrNo({ field, value, missing, put }: FieldProps): ReactNode {
  const say = useSay();
  return (
    <fieldset className="group flat">
      <legend>
        <LabelOf field={field} missing={missing} />
      </legend>
      {field.prompt !== null && <p className="small faint">{field.prompt}</p>}
      <div className="row">
        {[true, false].map((answer) => (
          <label key={String(answer)} className="choice">
            <input type="radio" name={field.id} checked={value === answer} onChange={() => put(answer)} />
            {say(answer ? 'edit.yes' : 'edit.no')}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function FilledByDesk({ field, value }: FieldProps): ReactNode {
  const say = useSay();
  const text = textOf(value);
  const words = WORDS[field.id];
  return (
    <dl className="by-desk">
      <dt>{field.label}</dt>
      <dd>
        <bdi translate={words === undefined ? 'no' : undefined}>
          {text === '' ? '–' : words === undefined ? text : say.maybe(words, text)}
        </bdi>{' '}
        <span className="small faint">({say('edit.by-desk')})</span>
      </dd>
    </dl>
  );
}

function Typed({ requestId, field, value, missing, put }: FieldProps & InRequest): ReactNode {
  const say = useSay();
  const shared = {
    label: <LabelOf field={field} missing={missing} />,
    description: field.prompt ?? undefined,
    'aria-required': field.level === 'must' || undefined,
  };
  const typed = (event: { currentTarget: { value: string } }) => put(event.currentTarget.value);
  switch (field.type) {
    case 'longtext':
      if (field.points !== null) return <ByPoint field={field} missing={missing} value={value} put={put} />;
      return <Textarea {...shared} value={textOf(value)} onChange={typed} autosize minRows={3} maxRows={16} />;
    case 'boolean':
      if (field.level === 'must') return <YesOrNo field={field} missing={missing} value={value} put={put} />;
      return <Checkbox {...shared} checked={value === true} onChange={(event) => put(event.currentTarget.checked)} />;
    case 'date':
      return <DayInput {...shared} value={textOf(value).slice(0, 10)} onChange={typed} className="short-field" />;
    case 'date_range_utc':
      return <Range field={field} missing={missing} value={value} put={put} />;
    case 'identifier_list':
      return <IdentifierList field={field} missing={missing} value={value} put={put} />;
    case 'data_category_list':
      return <CategoryList field={field} missing={missing} value={value} put={put} />;
    case 'attachment':
      return <Attachments requestId={requestId} field={field} missing={missing} value={value} put={put} />;
    default:
      if (field.choices !== null && field.choices.length > 0) {
        const choices = field.choices.map(({ id, label }) => ({ value: id, label }));
        const current = textOf(value);
        const data = choices.some((one) => one.value === current)
          ? choices
          : [{ value: current, label: current === '' ? '–' : current }, ...choices];
        return (
          <NativeSelect
            {...shared}
            value={current}
            onChange={typed}
            data={data}
            aria-label={undefined}
            title={say.maybe('block', field.block)}
          />
        );
      }
      return <TextInput {...shared} value={textOf(value)} onChange={typed} dir={LEFT_TO_RIGHT.has(field.type) ? 'ltr' : 'auto'} />;
  }
}

/** A text that its reader looks through point by point; one that was written as a whole stays whole until somebody parts it. */
function ByPoint({ field, missing, value, put }: FieldProps): ReactNode {
  const say = useSay();
  const whole = textOf(value);
  const points = field.points ?? [];
  const shown = pointsOf(value);
  const [first] = points;
  return (
    <fieldset className="group">
      <legend>
        <LabelOf field={field} missing={missing} />
      </legend>
      {whole === '' ? (
        <div className="stack">
          {points.map(({ id, label }) => (
            <Textarea
              key={id}
              label={label}
              value={shown[id] ?? ''}
              onChange={(event) => put({ ...shown, [id]: event.currentTarget.value })}
              autosize
              minRows={2}
              maxRows={12}
            />
          ))}
        </div>
      ) : (
        <div className="stack">
          <Textarea
            aria-label={field.label}
            description={field.prompt ?? undefined}
            value={whole}
            onChange={(event) => put(event.currentTarget.value)}
            autosize
            minRows={3}
            maxRows={16}
          />
          {first !== undefined && (
            <button type="button" className="plain-button" onClick={() => put({ [first.id]: whole })}>
              {say('edit.by-point')}
            </button>
          )}
        </div>
      )}
    </fieldset>
  );
}

export function LabelOf({ field, missing }: { field: Field; missing: boolean }): ReactNode {
  const say = useSay();
  return (
    <span className="row tight inline">
      {field.label}
      {field.level === 'must' && (missing ? <Badge tone="warn">{say('edit.must')}</Badge> : <Starred />)}
      {field.level === 'should' && <span className="small faint">({say('edit.should')})</span>}
      {field.address !== null && (
        <bdi dir="ltr" className="small faint">
          {field.address}
        </bdi>
      )}
    </span>
  );
}

function Starred(): ReactNode {
  const say = useSay();
  return (
    <span className="faint" title={say('edit.must')}>
      *
    </span>
  );
}

/** A period in UTC, from the first to the last day. Times that somebody set more exactly stay as they are until the day is changed. */
function Range({ field, missing, value, put }: FieldProps): ReactNode {
  const say = useSay();
  const range = rangeOf(value);
  const day = (text: string, end: boolean) => (text === '' ? '' : `${text}T${end ? '23:59:59' : '00:00:00'}Z`);
  return (
    <fieldset className="group flat">
      <legend>
        <LabelOf field={field} missing={missing} />
      </legend>
      {field.prompt !== null && <p className="small faint">{field.prompt}</p>}
      <div className="pair">
        <DayInput
          label={say('edit.from')}
          value={range.from.slice(0, 10)}
          onChange={(event) => put({ ...range, from: day(event.currentTarget.value, false) })}
        />
        <DayInput
          label={say('edit.to')}
          value={range.to.slice(0, 10)}
          onChange={(event) => put({ ...range, to: day(event.currentTarget.value, true) })}
        />
      </div>
    </fieldset>
  );
}
