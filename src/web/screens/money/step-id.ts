// SPDX-License-Identifier: Apache-2.0
import type { FlowStep } from '../../../core/api/currency.ts';

/** A step by its two ends: addresses hold no spaces. */
export const stepId = ({ from, to }: Pick<FlowStep, 'from' | 'to'>): string => `${from} ${to}`;
