// SPDX-License-Identifier: Apache-2.0
import type { FlowNode, FlowStep } from '../../../core/api/currency.ts';
import { stepId } from './step-id.ts';

export interface StepsWanted {
  /** Part of an address, a name or a transaction; empty for all. */
  readonly text: string;
  /** Only steps of this address, or this step. */
  readonly only: string | null;
}

/** The steps of a trace that fit, in its order. */
export function stepsShown(steps: readonly FlowStep[], nodes: ReadonlyMap<string, FlowNode>, { text, only }: StepsWanted): FlowStep[] {
  const wanted = text.trim().toLowerCase();
  const says = (id: string): boolean => {
    const node = nodes.get(id);
    return node !== undefined && nodeSays(node, wanted);
  };
  return steps.filter((step) => {
    if (only !== null && ![step.from, step.to, stepId(step)].includes(only)) return false;
    return wanted === '' || says(step.from) || says(step.to) || step.transaction.toLowerCase().includes(wanted);
  });
}

/** What a search leads to: the address that is written whole, else the first one that has it in its address or name, else the step with the transaction. */
export function foundBy(steps: readonly FlowStep[], nodes: readonly FlowNode[], text: string): string | null {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return null;
  const node = nodes.find(({ address }) => address.toLowerCase() === wanted) ?? nodes.find((one) => nodeSays(one, wanted));
  if (node !== undefined) return node.id;
  const step = steps.find(({ transaction }) => transaction.toLowerCase().includes(wanted));
  return step === undefined ? null : stepId(step);
}

const nodeSays = ({ address, label, names }: FlowNode, wanted: string): boolean =>
  [address, ...(label === null ? [] : [label]), ...names].some((text) => text.toLowerCase().includes(wanted));
