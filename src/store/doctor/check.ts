// SPDX-License-Identifier: Apache-2.0

/** One thing the doctor looked at. */
export interface Check {
  /** `disk-room`, `disk-encryption`, `folders`, `reach`, `keys`, `name`, `clock`, `database`, `log`, `log-published`, `vault`, `witnesses`, `faults`, `recovery`. */
  readonly check: string;
  /** `warning`: the desk works, and a person should know. */
  readonly result: 'good' | 'bad' | 'warning';
  /** One sentence: what was found. */
  readonly found: string;
  /** What to do; absent when nothing is. */
  readonly advice?: string;
}

export function good(check: string, found: string): Check {
  return { check, result: 'good', found };
}

export function bad(check: string, found: string, advice: string): Check {
  return { check, result: 'bad', found, advice };
}

export function warning(check: string, found: string, advice: string): Check {
  return { check, result: 'warning', found, advice };
}
