// SPDX-License-Identifier: Apache-2.0
/** What the case calls addresses, and a form to name one. */
import { Button, NativeSelect } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { CaseDetail } from '../../../core/api/cases.ts';
import type { AddressTagShown } from '../../../core/api/currency.ts';
import { offeredCategories } from '../../../core/currency/tags/tag.ts';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { useLanguage, useSay } from '../../language/language.tsx';
import { Section } from '../../parts/page.tsx';
import { TextInput } from '../../parts/text-fields.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { Badge, Identifier, Name } from '../../parts/words.tsx';

export function Tags({ detail, tags }: { detail: CaseDetail; tags: readonly AddressTagShown[] }): ReactNode {
  const { say, formats } = useLanguage();
  return (
    <Section title={say('money.tags')} count={tags.length} flush>
      {tags.length === 0 ? (
        <p className="faint padded">{say('money.tags.none')}</p>
      ) : (
        <ul className="rows">
          {tags.map((tag) => (
            <li key={tag.id} className="stacked">
              <span className="strong">
                <Name>{tag.label}</Name>
              </span>
              <Identifier wrap>{tag.address}</Identifier>
              <span className="small faint dots">
                {tag.category !== null && <span>{say.maybe('tag-category', tag.category)}</span>}
                <Name>{tag.source}</Name>
              </span>
              {tag.otherNames.length > 0 && <Badge tone="warn">{say('money.tags.others', { names: formats.list(tag.otherNames) })}</Badge>}
            </li>
          ))}
        </ul>
      )}
      {detail.may.includes('name-address') && <NameAddress caseId={detail.id} />}
    </Section>
  );
}

const EMPTY = { address: '', label: '', source: '', category: '' };

function NameAddress({ caseId }: { caseId: string }): ReactNode {
  const say = useSay();
  const [form, setForm] = useState(EMPTY);
  const add = useAct(
    () => {
      const { address, label, source, category } = form;
      return call('addAddressTag', {
        params: { caseId },
        body: { address: address.trim(), label: label.trim(), source: source.trim(), ...(category === '' ? {} : { category }) },
      });
    },
    { quiet: true, done: say('money.tags.added'), after: () => setForm(EMPTY) },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate();
  };
  const field = (
    name: 'address' | 'label' | 'source',
    more: { readonly dir: 'ltr' | 'auto'; readonly required?: boolean; readonly maxLength: number },
  ) => (
    <TextInput
      label={say(`money.tags.${name}`)}
      value={form[name]}
      onChange={(event) => setForm({ ...form, [name]: event.currentTarget.value })}
      {...more}
    />
  );
  return (
    <details className="padded">
      <summary>{say('money.tags.add')}</summary>
      <form onSubmit={submit} className="stack">
        {field('address', { dir: 'ltr', required: true, maxLength: 200 })}
        {field('label', { dir: 'auto', required: true, maxLength: 200 })}
        {field('source', { dir: 'auto', required: true, maxLength: 1000 })}
        <NativeSelect
          label={say('money.tags.category')}
          description={say('money.tags.category.means')}
          value={form.category}
          onChange={(event) => setForm({ ...form, category: event.currentTarget.value })}
          data={[
            { value: '', label: say('money.tags.category.none') },
            ...offeredCategories.map((category) => ({ value: category, label: say(`tag-category.${category}`) })),
          ]}
        />
        {add.error !== null && <Trouble error={add.error} />}
        <div className="row end">
          <Button type="submit" loading={add.isPending}>
            {say('money.tags.add')}
          </Button>
        </div>
      </form>
    </details>
  );
}
