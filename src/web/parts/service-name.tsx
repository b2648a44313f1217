// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { asked } from '../desk/queries.ts';
import { Name } from './words.tsx';

/** A service by the name that the directory has for it; one that it does not know, or that several providers have, stands by its id. */
export function ServiceName({ of: id }: { of: string }): ReactNode {
  const { data } = useQuery(asked.services());
  const names = new Set(data?.services.flatMap((one) => (one.id === id ? [one.name] : [])));
  const [name] = names;
  return <Name>{names.size === 1 && name !== undefined ? name : id.replaceAll('_', ' ')}</Name>;
}
