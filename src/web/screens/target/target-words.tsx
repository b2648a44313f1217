// SPDX-License-Identifier: Apache-2.0
import { NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { targetRoles } from '../../../core/api/cases.ts';
import { isLowering } from '../../../core/cases/role-protection.ts';
import { useSay } from '../../language/language.tsx';

export const targetKinds = [
  'profile-url',
  'username',
  'provider-user-id',
  'email',
  'phone',
  'ip',
  'crypto-address',
  'trip-id',
  'vehicle-plate',
  'iban',
  'imei',
] as const;

export interface EventTyped {
  readonly at: string;
  readonly zone: string;
  readonly port: string;
}
export const noEvent: EventTyped = { at: '', zone: '', port: '' };

/** What was typed, as the desk takes it; nothing without a time. */
export function eventOf(typed: EventTyped): { at: string; zone?: string; port?: number } | undefined {
  const at = typed.at.trim();
  if (at === '') return undefined;
  const zone = typed.zone.trim();
  const port = Number(typed.port);
  const isPort = Number.isInteger(port) && port >= 1 && port <= 65_535;
  return { at, ...(zone !== '' && { zone }), ...(isPort && { port }) };
}

type Role = (typeof targetRoles)[number];

interface RoleSelectProps {
  readonly role: Role;
  readonly change: (role: Role) => void;
  /** The role that a target has: one that protects less is proposed, and not chosen here. */
  readonly least?: Role;
}

export function RoleSelect({ role, change, least }: RoleSelectProps): ReactNode {
  const say = useSay();
  const offered = targetRoles.filter((one) => !isLowering(least, one));
  return (
    <NativeSelect
      label={say('target.role')}
      description={say(offered.length < targetRoles.length ? 'lowering.elsewhere' : 'target.role.why')}
      value={role}
      onChange={(event) => change(event.currentTarget.value as Role)}
      data={offered.map((one) => ({ value: one, label: say(`person.${one}`) }))}
    />
  );
}
