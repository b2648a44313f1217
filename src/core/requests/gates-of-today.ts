// SPDX-License-Identifier: Apache-2.0
/** The gates on a request before it leaves: those that were raised when it was drafted, and those that the case of today raises. */

/** Why a gate is raised today that the question behind the request did not raise: somebody whom the case protects now, or a mark of the case. */
export interface Because {
  /** Names the reason; it is lifted for reasons, and another one closes it again. */
  readonly key: string;
  readonly target?: { readonly id: string; readonly written: string; readonly role: string };
}

export interface RaisedGate {
  readonly gate: string;
  readonly effect: 'block' | 'second-approval';
  readonly why: string;
  readonly facts: readonly string[];
  readonly because: readonly Because[];
}

export interface StandingGate {
  readonly gate: string;
  readonly lifted_by: string | null;
  /** Keys of the reasons that stood when it was lifted. */
  readonly lifted_for: readonly string[];
}

/** One gate that several reasons raise is one, for all of them. */
export function mergedGates(raised: readonly RaisedGate[]): readonly RaisedGate[] {
  return [...Map.groupBy(raised, ({ gate }) => gate).values()].map(([first, ...more]) => {
    const because = [first, ...more].flatMap((one) => one?.because ?? []);
    return { ...(first as RaisedGate), because: because.filter(({ key }, at) => because.findIndex((one) => one.key === key) === at) };
  });
}

/** Of the gates of today those that do not stand on the request: it never had them, or they were lifted before there was this reason. */
export function gatesDue(standing: readonly StandingGate[], today: readonly RaisedGate[]): readonly RaisedGate[] {
  return today.filter(({ gate, because }) => {
    const stands = standing.find((one) => one.gate === gate);
    if (stands === undefined) return true;
    return stands.lifted_by !== null && because.some(({ key }) => !stands.lifted_for.includes(key));
  });
}
