// SPDX-License-Identifier: Apache-2.0
/** A draft is filled with what a trace of its case knows: addresses, transactions, amounts and times, to the unit of the certificate. */
import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { TraceKept } from '../../../core/api/currency.ts';
import { shownControls } from '../../../core/documents/shown-controls.ts';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { asked } from '../../desk/queries.ts';
import { isolated } from '../../language/isolated.ts';
import { useLanguage } from '../../language/language.tsx';
import { Section } from '../../parts/page.tsx';
import { TextInput } from '../../parts/text-fields.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { shortened } from '../money/amount.ts';
import { chainName } from '../money/chain-name.ts';
import { choicesOf, takesTrace } from './trace-choices.ts';
import type { Draft } from './use-draft.ts';

const ISSUER = 'issuer';
const service = (label: string): string => `service ${label}`;

/** Nothing where the draft is on something else, or the case has no trace. */
export function FromTrace({ draft }: { draft: Draft }): ReactNode {
  const isWanted = takesTrace(draft.request);
  const traces = useQuery({ ...asked.traces(draft.request.caseId), enabled: isWanted });
  const kept = traces.data?.traces ?? [];
  return isWanted && kept.length > 0 ? <Filling draft={draft} traces={kept} /> : null;
}

function Filling({ draft, traces }: { draft: Draft; traces: readonly TraceKept[] }): ReactNode {
  const { say, formats, language } = useLanguage();
  const [traceId, setTraceId] = useState(traces[0]?.id ?? '');
  const [whom, setWhom] = useState<string>();
  const [issuer, setIssuer] = useState(String(draft.values.service_name ?? ''));
  const trace = traces.find(({ id }) => id === traceId) ?? (traces[0] as TraceKept);
  const { services, canAskIssuer } = choicesOf(trace, draft.request.kind);
  const choices = [
    ...services.map((label) => ({ value: service(label), label: shownControls(label) })),
    ...(canAskIssuer ? [{ value: ISSUER, label: say('edit.from-trace.issuer') }] : []),
  ];
  const chosen = choices.find(({ value }) => value === whom)?.value ?? choices[0]?.value;
  const named = chosen === ISSUER ? issuer.trim() : services.find((label) => service(label) === chosen);
  const fill = useAct(
    async () => {
      const { id: requestId, digest } = await draft.flush();
      return await call('fillFromTrace', { params: { requestId }, body: { digest, traceId: trace.id, service: named ?? '' } });
    },
    { quiet: true, done: say('edit.from-trace.done'), after: draft.replace },
  );
  const told = ({ id, begunFrom, summary, keptAt }: TraceKept) => ({
    value: id,
    label: [
      `\u2066${shortened(begunFrom[0] ?? '')}\u2069`,
      isolated(chainName(summary, language)),
      say(`money.method.${summary.method}`),
      formats.moment(keptAt),
    ].join(' · '),
  });
  return (
    <Section title={say('edit.from-trace')}>
      <div className="stack">
        <p className="small">{say('edit.from-trace.why')}</p>
        <NativeSelect
          label={say('money.column.trace')}
          data={traces.map(told)}
          value={trace.id}
          onChange={(event) => setTraceId(event.currentTarget.value)}
        />
        {chosen === undefined ? (
          <p className="hint">{say('edit.from-trace.nobody')}</p>
        ) : (
          <NativeSelect
            label={say('edit.from-trace.whom')}
            data={choices}
            value={chosen}
            onChange={(event) => setWhom(event.currentTarget.value)}
          />
        )}
        {chosen === ISSUER && (
          <TextInput
            label={say('edit.from-trace.issuer.name')}
            value={issuer}
            onChange={(event) => setIssuer(event.currentTarget.value)}
            maxLength={200}
          />
        )}
        {fill.error !== null && <Trouble error={fill.error} />}
        <div className="row end">
          <Button variant="default" loading={fill.isPending} disabled={!named} onClick={() => fill.mutate(undefined)}>
            {say('edit.from-trace.fill')}
          </Button>
        </div>
      </div>
    </Section>
  );
}
