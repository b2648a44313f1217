// SPDX-License-Identifier: Apache-2.0
/** By which way a request leaves: each asks other steps of the person who hands it over. */
import type { Option } from '../routes/advice.ts';

/** By which channel a hand-over is recorded. */
export const handOverChannels = ['portal', 'email', 'post', 'in-person', 'central_authority', 'diplomatic', 'n247', 'interpol'] as const;
export type HandOverChannel = (typeof handOverChannels)[number];

/** `paper` is whatever is carried, posted or served; `authority` goes from office to office, `police` through a contact point. */
export const sendingWays = ['portal', 'email', 'authority', 'police', 'paper'] as const;
export type SendingWay = (typeof sendingWays)[number];

const WAYS: Readonly<Record<HandOverChannel, SendingWay>> = {
  portal: 'portal',
  email: 'email',
  post: 'paper',
  'in-person': 'paper',
  central_authority: 'authority',
  diplomatic: 'authority',
  n247: 'police',
  interpol: 'police',
};

/** Types of channels in provider files that are handed over by one of ours; a telephone or a list of addresses takes no paper. */
const BY_TYPE: Readonly<Record<string, HandOverChannel>> = { web_form: 'portal', fax: 'post', domestic_service: 'in-person' };

/** What kind of addressee a rule names says the way where no channel does. */
const BY_KIND: Readonly<Record<string, HandOverChannel>> = {
  central_authority: 'central_authority',
  designated: 'central_authority',
  executing_authority: 'central_authority',
  foreign_authority: 'central_authority',
  diplomatic: 'diplomatic',
  n247: 'n247',
  police: 'interpol',
};

/** As the paper says; else as the facts do; undefined where neither names a way. */
export function plannedChannel(written: unknown, { to }: Pick<Option, 'to'>): HandOverChannel | undefined {
  return (
    handOverChannelOf(written) ?? handOverChannelOf(to.channel?.type) ?? BY_KIND[to.kind] ?? (to.email === undefined ? undefined : 'email')
  );
}

/** Of a channel as a paper, a fact or an earlier hand-over names it. */
export function handOverChannelOf(word: unknown): HandOverChannel | undefined {
  return handOverChannels.find((one) => one === word) ?? (typeof word === 'string' ? BY_TYPE[word] : undefined);
}

/** Where nobody knows the way, the paper is what can always be handed over. */
export const wayOf = (channel: HandOverChannel | undefined): SendingWay => (channel === undefined ? 'paper' : WAYS[channel]);

/** A page to fill in, whose address a fact gives. */
export function portalOf({ to }: Pick<Option, 'to'>): { name: string; url: string; ownDomain: boolean } | null {
  const { channel } = to;
  if (channel?.address === undefined || handOverChannelOf(channel.type) !== 'portal') return null;
  return { name: channel.name ?? to.name, url: channel.address, ownDomain: channel.ownDomain };
}
