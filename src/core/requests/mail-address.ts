// SPDX-License-Identifier: Apache-2.0
/** Whither a request may go by mail: an address of the provider's own, or one that a fact names; never one that merely looks like it. */
import type { Option } from '../routes/advice.ts';
import type { Knowledge } from '../routes/knowledge.ts';
import { providerFor } from '../routes/provider-for.ts';

/** How a mail is kept from other eyes: by the addressee's key, or only by the line between the servers. */
export const mailProtections = ['openpgp', 'smime', 'transport'] as const;
export type MailProtection = (typeof mailProtections)[number];

/** The address that the option's facts give; undefined when they give none. */
export function statedMailAddress({ to }: Pick<Option, 'to'>): string | undefined {
  const written = to.channel?.type === 'email' ? to.channel.address : to.email;
  return written
    ?.replace(/^mailto:/i, '')
    .trim()
    .toLowerCase();
}

export interface AddressVerdict {
  readonly address: string;
  readonly allowed: boolean;
  /** The provider's own domains, for the sentence of a refusal. */
  readonly domains: readonly string[];
}

/** An address of an authority is good only as its fact states it: nobody lists the domains of a ministry. */
export function judgeMailAddress(knowledge: Knowledge, option: Pick<Option, 'to'>, typed: string | undefined): AddressVerdict | undefined {
  const stated = statedMailAddress(option);
  const address = typed?.trim().toLowerCase() ?? stated;
  if (address === undefined) return undefined;
  const provider = option.to.kind === 'provider' ? providerFor(knowledge, option.to.service) : undefined;
  const domains = provider?.domains?.value ?? [];
  return { address, allowed: provider === undefined ? address === stated : isOfDomain(address, domains), domains };
}

/** One `@`, plain ASCII, the domain itself or one below it. */
export function isOfDomain(address: string, domains: readonly string[]): boolean {
  const domain = /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@([a-z0-9-]+(?:\.[a-z0-9-]+)+)$/.exec(address)?.[1];
  return domain !== undefined && domains.some((own) => domain === own.toLowerCase() || domain.endsWith(`.${own.toLowerCase()}`));
}
