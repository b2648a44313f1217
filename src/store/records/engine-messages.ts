// SPDX-License-Identifier: Apache-2.0

/** What the process that holds DuckDB is started with. */
export interface EngineSettings {
  readonly memoryMb: number;
  readonly threads: number;
  /** Gives memory back at once and keeps nothing of files: for who reads each byte once. */
  readonly once: boolean;
  /** The only folder whose files it may name. */
  readonly folder: string;
  /** Where it puts what does not fit into its memory. */
  readonly spillFolder: string;
  /** SQL run before the doors are shut, such as macros. */
  readonly prepare: readonly string[];
}

export type EngineOrder =
  | { readonly id: number; readonly sql: string; readonly values: readonly EngineValue[] }
  | { readonly stop: number };
export type EngineValue = string | number | bigint | boolean | null;
export type EngineAnswer =
  | { readonly ready: true }
  | { readonly id: number; readonly rows: readonly Record<string, unknown>[] }
  | { readonly id: number; readonly fault: string };
