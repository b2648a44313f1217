// SPDX-License-Identifier: Apache-2.0
/** The steps of a trace as a table: the same as the drawing, for whoever cannot see it, and all that it says. */
import { Checkbox } from '@mantine/core';
import { type FormEvent, type ReactNode, useMemo, useState } from 'react';
import type { FlowNode, FlowStep, TraceDetail } from '../../../core/api/currency.ts';
import { useLanguage, useSay } from '../../language/language.tsx';
import { SearchField } from '../../parts/filters.tsx';
import { useFirst } from '../../parts/more.tsx';
import { Section } from '../../parts/page.tsx';
import { Table } from '../../parts/table.tsx';
import { Badge, Identifier, Moment, Name } from '../../parts/words.tsx';
import { Amount } from './money.tsx';
import { stepId } from './step-id.ts';
import { foundBy, stepsShown } from './steps-shown.ts';

interface StepsOfTrace {
  readonly detail: TraceDetail;
  readonly chosen: string | null;
  readonly choose: (id: string | null) => void;
}

/** A trace of thousands of steps is looked through: those with a text in them, or of what is chosen, a hundred at once. */
export function Steps({ detail, chosen, choose }: StepsOfTrace): ReactNode {
  const { say, formats } = useLanguage();
  const [text, setText] = useState('');
  const [alone, setAlone] = useState(false);
  const nodes = useMemo(() => new Map(detail.nodes.map((node) => [node.id, node])), [detail.nodes]);
  const only = alone ? chosen : null;
  const shown = useMemo(() => stepsShown(detail.steps, nodes, { text, only }), [detail.steps, nodes, text, only]);
  const find = (event: FormEvent) => {
    event.preventDefault();
    const found = foundBy(detail.steps, detail.nodes, text);
    if (found !== null) choose(found);
  };
  const gathered = detail.nodes.find(({ kind }) => kind === 'others')?.addresses ?? 0;
  return (
    <Section title={say('money.steps')} count={detail.steps.length} flush>
      {/* biome-ignore lint/a11y/useSemanticElements: the search element is not known to every browser we serve */}
      <form role="search" onSubmit={find} className="filters padded not-printed">
        <SearchField label={say('money.steps.find')} value={text} change={setText} />
        <Checkbox
          label={say('money.steps.alone')}
          checked={alone}
          disabled={chosen === null && !alone}
          onChange={(event) => setAlone(event.currentTarget.checked)}
        />
      </form>
      <p role="status" className="padded small faint">
        {shown.length < detail.steps.length &&
          say('shell.shown', { shown: formats.count(shown.length), count: formats.count(detail.steps.length) })}{' '}
        {text.trim() !== '' && gathered > 0 && say('money.steps.gathered', { count: gathered })}
      </p>
      <StepTable key={`${text} ${only}`} steps={shown} detail={detail} nodes={nodes} chosen={chosen} choose={choose} />
    </Section>
  );
}

interface TableOfSteps extends StepsOfTrace {
  readonly steps: readonly FlowStep[];
  readonly nodes: ReadonlyMap<string, FlowNode>;
}

function StepTable({ steps, detail, nodes, chosen, choose }: TableOfSteps): ReactNode {
  const say = useSay();
  const [first, more] = useFirst(steps);
  return (
    <>
      <Table>
        <thead>
          <tr>
            <th scope="col">{say('money.steps.from')}</th>
            <th scope="col">{say('money.steps.to')}</th>
            <th scope="col">{say('money.steps.amount')}</th>
            <th scope="col">{say('money.steps.when')}</th>
          </tr>
        </thead>
        <tbody>
          {first.map((step) => (
            <tr
              key={`${step.from} ${step.to}`}
              aria-current={chosen !== null && [step.from, step.to, stepId(step)].includes(chosen) ? true : undefined}
            >
              <td>
                <NodeName node={nodes.get(step.from)} choose={choose} />
              </td>
              <td>
                <NodeName node={nodes.get(step.to)} choose={choose} />
              </td>
              <td>
                <span className="stacked">
                  <button type="button" className="word-button" onClick={() => choose(stepId(step))}>
                    <Amount amount={step.amount} unit={detail.unit} />
                  </button>
                  {step.movements > 1 && <span className="small faint">{say('money.steps.many', { count: step.movements })}</span>}
                </span>
              </td>
              <td>
                <When step={step} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      {more}
    </>
  );
}

function NodeName({ node, choose }: { node: FlowNode | undefined; choose: (id: string) => void }): ReactNode {
  const say = useSay();
  if (node === undefined) return null;
  return (
    <span className="stacked">
      <button type="button" className="word-button" onClick={() => choose(node.id)}>
        {node.kind === 'others' ? say('money.others', { count: node.addresses }) : <Identifier wrap>{node.address}</Identifier>}
      </button>
      {node.label !== null && <Name>{node.label}</Name>}
      {node.names.map((name) => (
        <Name key={name}>{name}</Name>
      ))}
      {node.kind !== 'through' && node.kind !== 'others' && (
        <Badge tone={node.kind === 'service' ? 'sea' : 'plain'}>{say(`money.kind.${node.kind}`)}</Badge>
      )}
    </span>
  );
}

function When({ step }: { step: FlowStep }): ReactNode {
  const { say } = useLanguage();
  return (
    <span className="stacked">
      {step.at !== null ? <Moment at={step.at} precise /> : step.block !== null && say('money.steps.block', { block: step.block })}
      <span className="small faint">
        <Identifier>{`${step.transaction.slice(0, 16)}…`}</Identifier>
      </span>
    </span>
  );
}
