// SPDX-License-Identifier: Apache-2.0
import { Button, Checkbox, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import { caseMarks, type Offence, offenceFamilies } from '../../../core/api/cases.ts';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { asked } from '../../desk/queries.ts';
import { useLanguage } from '../../language/language.tsx';
import { NumberInput } from '../../parts/number-field.tsx';
import { Page } from '../../parts/page.tsx';
import { Textarea, TextInput } from '../../parts/text-fields.tsx';
import { Trouble } from '../../parts/trouble.tsx';

type Stage = 'intelligence' | 'investigation' | 'trial';
/** The form asks for the family: a family that nobody chose would lead the advisor to other roads. */
type OffenceBeingWritten = Omit<Offence, 'family'> & { readonly family: Offence['family'] | '' };

export function NewCase(): ReactNode {
  const { say, formats, language } = useLanguage();
  const navigate = useNavigate();
  const { data: session } = useQuery(asked.session());
  const country = session?.account.country ?? '';
  const offences = useQuery({ ...asked.statutes(country, language), enabled: country !== '' });
  const [given, setGiven] = useState({ number: '', title: '', summary: '', stage: 'investigation' as Stage, group: false });
  const [offence, setOffence] = useState<OffenceBeingWritten>({ family: '' });
  const [handling, setHandling] = useState({ restricted: false, minors: false, privileged: false });
  const open = useAct(
    () =>
      call('openCase', {
        body: {
          number: given.number.trim(),
          title: given.title.trim(),
          summary: given.summary.trim(),
          country,
          stage: given.stage,
          offences: [offence as Offence], // the form is not sent without a family
          handling,
          transnationalGroup: given.group,
        },
      }),
    { quiet: true, done: say('new-case.done'), after: (made) => void navigate({ to: '/cases/$caseId', params: { caseId: made.id } }) },
  );
  const chosen = offences.data?.offences.find((one) => one.id === offence.statute);
  const choose = (id: string) => {
    const found = offences.data?.offences.find((one) => one.id === id);
    if (found === undefined) return setOffence({ family: offence.family });
    const years = found.maxYears === null ? {} : { maxYears: Math.round(found.maxYears) };
    setOffence({ family: found.family, statute: found.id, name: found.name, ...years });
  };
  const put = (field: 'number' | 'title' | 'summary') => (event: { currentTarget: { value: string } }) => {
    const { value } = event.currentTarget;
    setGiven((before) => ({ ...before, [field]: value }));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    open.mutate();
  };

  return (
    <Page title={say('new-case.title')} lead={say('new-case.lead')} crumbs={[{ text: say('shell.cases'), link: { to: '/' } }]}>
      <form onSubmit={submit} className="card form">
        <div className="pair">
          <TextInput label={say('new-case.number')} value={given.number} onChange={put('number')} required dir="ltr" maxLength={60} />
          <TextInput label={say('new-case.name')} value={given.title} onChange={put('title')} required maxLength={300} />
        </div>
        <Textarea
          label={say('new-case.summary')}
          description={say('new-case.summary.why')}
          value={given.summary}
          onChange={put('summary')}
          rows={5}
          required
        />
        <fieldset className="group">
          <legend>{say('new-case.offence')}</legend>
          <NativeSelect
            label={say('new-case.offence.choose', { country: formats.country(country) })}
            value={offence.statute ?? ''}
            onChange={(event) => choose(event.currentTarget.value)}
            data={[
              { value: '', label: say('new-case.offence.other') },
              ...(offences.data?.offences ?? []).map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
          {chosen !== undefined && chosen.marks.length > 0 && (
            <p className="hint" data-tone="warn">
              {say('new-case.marks', { marks: formats.list(chosen.marks.map((mark) => say.maybe('new-case.mark', mark))) })}
            </p>
          )}
          <TextInput
            label={say('new-case.offence.name')}
            value={offence.name ?? ''}
            onChange={(event) => setOffence({ ...offence, name: event.currentTarget.value })}
            required
          />
          <div className="pair">
            <NativeSelect
              label={say('new-case.family')}
              value={offence.family}
              onChange={(event) => setOffence({ ...offence, family: event.currentTarget.value as OffenceBeingWritten['family'] })}
              data={[
                { value: '', label: say('new-case.family.choose') },
                ...offenceFamilies.map((family) => ({ value: family, label: say(`family.${family}`) })),
              ]}
              required
            />
            <NumberInput
              label={say('new-case.years')}
              description={say('new-case.years.why')}
              value={offence.maxYears ?? ''}
              onChange={(years) => setOffence({ ...offence, maxYears: typeof years === 'number' ? years : undefined })}
              min={0}
              max={99}
              hideControls
              allowDecimal={false}
            />
          </div>
        </fieldset>
        <div className="pair">
          <NativeSelect
            label={say('new-case.stage')}
            value={given.stage}
            onChange={(event) => setGiven({ ...given, stage: event.currentTarget.value as Stage })}
            data={(['intelligence', 'investigation', 'trial'] as const).map((stage) => ({ value: stage, label: say(`stage.${stage}`) }))}
          />
          <fieldset className="group flat">
            <legend>{say('new-case.handling')}</legend>
            {caseMarks.map((mark) => (
              <Checkbox
                key={mark}
                label={say(`handling.${mark}`)}
                checked={handling[mark]}
                onChange={(event) => setHandling({ ...handling, [mark]: event.currentTarget.checked })}
              />
            ))}
            <Checkbox
              label={say('new-case.group')}
              checked={given.group}
              onChange={(event) => setGiven({ ...given, group: event.currentTarget.checked })}
            />
          </fieldset>
        </div>
        {open.error !== null && <Trouble error={open.error} />}
        <div className="row end">
          <Button type="submit" loading={open.isPending}>
            {say('new-case.go')}
          </Button>
        </div>
      </form>
    </Page>
  );
}
