// SPDX-License-Identifier: Apache-2.0

/** A body of the API, by its schema. */
interface Body {
  readonly properties: Readonly<Record<string, unknown>>;
}

/**
 * Names of the members that a change sets, for its entry: `role+service`, or `nothing`. Only those of the schema, since the log keeps them in the
 * clear and a body may hold others, which nobody reads.
 */
export function changedMembers(changes: object, { properties }: Body): string {
  const names = Object.keys(changes).filter((name) => Object.hasOwn(properties, name));
  return names.sort().join('+') || 'nothing';
}
