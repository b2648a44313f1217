// SPDX-License-Identifier: Apache-2.0
import type { Static, TSchema } from 'typebox';

/** One operation of the API: the server registers it, the OpenAPI document and the typed client are made from it. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api/v1`, with `:name` for what stands in the path. */
  readonly path: string;
  /** One sentence for the OpenAPI document. */
  readonly summary: string;
  readonly params?: TSchema;
  readonly query?: TSchema;
  readonly body?: TSchema;
  /** Absent where bytes are answered or sent. */
  readonly answer?: TSchema;
  /** Anybody may ask without a session. */
  readonly open?: boolean;
  /** The second factor must have been shown in the last minutes. */
  readonly stepUp?: boolean;
}

type StaticOf<T> = T extends TSchema ? Static<T> : undefined;

/** What a caller of a route gives, and gets. Of several routes it is one of theirs: told apart once, not part by part. */
export type Given<R extends Route> = R extends Route ? GivenToOne<R> : never;
type GivenToOne<R extends Route> = ([R] extends [{ params: TSchema }] ? { readonly params: StaticOf<R['params']> } : object) &
  ([R] extends [{ query: TSchema }] ? { readonly query?: StaticOf<R['query']> } : object) &
  ([R] extends [{ body: TSchema }]
    ? null extends StaticOf<R['body']>
      ? { readonly body?: StaticOf<R['body']> }
      : { readonly body: StaticOf<R['body']> }
    : object);
export type Answer<R extends Route> = R extends { answer: TSchema } ? StaticOf<R['answer']> : unknown;
