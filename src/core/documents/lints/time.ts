// SPDX-License-Identifier: Apache-2.0
/** Rules on how long something is kept and when what must follow can come. */

import { providerFor } from '../../routes/provider-for.ts';
import { nameIn } from '../../routes/service-names.ts';
import { isFilled, saidText } from '../values.ts';
import type { LintRule } from './rules.ts';

/** Days that a formal answer is expected to take, where the follow-up is not the provider's own goodwill. */
const FOLLOW_UP_DAYS: Readonly<Record<string, number>> = { mla: 240, epoc: 30, eio: 120, domestic_order: 30 };

/** It nearly always does: the extension is planned on day one. */
const holdEndsEarly: LintRule = ({ values, about }) => {
  const provider = providerFor(about.knowledge, saidText(values.service_name));
  const asked = Number(saidText(values.hold_days_wanted).match(/\d+/)?.[0] ?? Number.NaN);
  const kept = provider?.preservation?.days ?? undefined;
  const days = kept === undefined || kept === null ? asked : Number.isNaN(asked) ? kept : Math.min(asked, kept);
  const needed = FOLLOW_UP_DAYS[saidText(values.intended_follow_up)];
  if (needed === undefined || Number.isNaN(days) || days >= needed) return undefined;
  return {
    facts: provider?.preservation === undefined ? [] : [`preservation/${provider.id}`],
    said: { days: String(days), needed: String(needed) },
  };
};

const sentAfterExpiry: LintRule = ({ values }) => {
  const [sent, ends] = [values.date, values.expires_on].map((one) => Date.parse(saidText(one)));
  return sent !== undefined && ends !== undefined && sent > ends ? {} : undefined;
};

const noFurtherExtension: LintRule = ({ values, about, lang }) => {
  const provider = providerFor(about.knowledge, saidText(values.service_name));
  const extend = provider?.preservation?.extend;
  return provider !== undefined && (extend === 'not_stated' || extend === false || extend === 0 || extend === 'unknown')
    ? { facts: [`preservation/${provider.id}`], said: { provider: nameIn(provider, lang) } }
    : undefined;
};

const noFollowUpOrder: LintRule = ({ values }) => (isFilled(values.follow_up_order_date) ? undefined : {});

export const timeRules: Readonly<Record<string, LintRule>> = {
  'hold-ends-early': holdEndsEarly,
  'sent-after-expiry': sentAfterExpiry,
  'no-further-extension': noFurtherExtension,
  'no-follow-up-order': noFollowUpOrder,
};
