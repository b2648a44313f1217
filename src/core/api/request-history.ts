// SPDX-License-Identifier: Apache-2.0
/** What a request comes from, what was changed in it, what happened to it and how it left. */
import { type Static, Type } from 'typebox';
import { dispatchStates } from '../requests/dispatch-table.ts';
import { happenings } from '../requests/happened.ts';
import { documentKinds } from '../requests/kinds.ts';
import { mailProtections } from '../requests/mail-address.ts';
import { requestStates } from '../requests/state-table.ts';
import { Instant, Maybe, Person, Sha256, Uuid, Word } from './shapes.ts';

const kinds = Object.keys(documentKinds) as (keyof typeof documentKinds)[];
export const Kind = Word(...kinds);
export const State = Word(...requestStates);

export const Dispatch = Type.Object({
  id: Uuid,
  channel: Type.String(),
  state: Word(...dispatchStates),
  preparedAt: Instant,
  sentAt: Maybe(Instant),
  /** The provider's reference number. */
  reference: Maybe(Type.String()),
  by: Person,
  /** Of a mail: where it went, how it was protected, its Message-ID, and the SHA-256 of the message in the vault. */
  mail: Maybe(
    Type.Object({
      ...{ to: Type.String(), protection: Word(...mailProtections), messageId: Type.String(), item: Maybe(Sha256) },
      /** Null of one that an older desk sent. */
      subject: Maybe(Type.String()),
      /** Items of the case that went along, as the paper calls them and as the file was called. */
      enclosures: Type.Array(Type.Object({ name: Type.String(), file: Type.String(), sha256: Sha256, bytes: Type.Integer() })),
    }),
  ),
});

export const RelatedRequest = Type.Object({ id: Uuid, number: Type.String(), kind: Kind, title: Type.String(), state: State });
export type RelatedRequest = Static<typeof RelatedRequest>;

export const VersionChange = Type.Object({
  version: Type.Integer(),
  /** When it was handed in; null: the text as it stands, not handed in yet. */
  at: Maybe(Instant),
  fields: Type.Array(
    Type.Object({ field: Type.String(), label: Type.String(), gone: Type.Array(Type.String()), came: Type.Array(Type.String()) }),
  ),
});
export type VersionChange = Static<typeof VersionChange>;

/** One thing that happened to a request, as the custody log has it. */
export const Happened = Type.Object({
  what: Word(...happenings),
  /** When it happened; of a sending, when it left. */
  at: Instant,
  /** When it was written down. */
  writtenAt: Instant,
  /** Null: the desk itself. */
  by: Maybe(Person),
  /** In which role they did it. */
  role: Maybe(Type.String()),
  version: Maybe(Type.Integer()),
  /** What was written with it. */
  text: Maybe(Type.String()),
  /** A code that says more: the gate, the reason of a refusal, the language of a paper, what was reminded of; a fact by its title, an item by its name. */
  about: Maybe(Type.String()),
  /** How it left; null where it did not. */
  dispatch: Maybe(Type.Pick(Dispatch, ['channel', 'reference', 'mail'])),
  /** The paper that follows from this request, where it happened to that one. */
  request: Maybe(RelatedRequest),
  entryId: Uuid,
});
export type Happened = Static<typeof Happened>;

/** What a request comes from and what came of it; asked when somebody opens it. */
export const RequestHistory = Type.Object({
  /** The request that this paper follows from, and the papers that follow from this one. */
  follows: Maybe(RelatedRequest),
  followedBy: Type.Array(RelatedRequest),
  /** What each text that was handed in changed against the one before, the text as it stands now last (`at` null); oldest first. */
  changes: Type.Array(VersionChange),
  /** All that was done, with or without a comment; oldest first. */
  happened: Type.Array(Happened),
});
export type RequestHistory = Static<typeof RequestHistory>;
