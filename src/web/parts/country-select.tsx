// SPDX-License-Identifier: Apache-2.0
/** A state by its name in the reader's language, in that language's order. */
import { NativeSelect } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { isoCountries } from '../../core/routes/iso-countries.ts';
import { useLanguage } from '../language/language.tsx';

interface CountrySelectProps {
  readonly label: string;
  readonly description?: string;
  /** A code of ISO 3166-1, or empty where none is chosen. */
  readonly value: string;
  readonly change: (iso: string) => void;
  /** What the empty choice says. */
  readonly none: string;
  readonly required?: boolean;
}

export function CountrySelect({ label, description, value, change, none, required = false }: CountrySelectProps): ReactNode {
  const { formats, language } = useLanguage();
  const countries = useMemo(
    () =>
      [...isoCountries]
        .map((iso) => ({ value: iso, label: formats.country(iso) }))
        .sort((a, b) => a.label.localeCompare(b.label, language)),
    [formats, language],
  );
  return (
    <NativeSelect
      label={label}
      description={description}
      value={value}
      onChange={(event) => change(event.currentTarget.value)}
      data={[{ value: '', label: none }, ...countries]}
      required={required}
    />
  );
}
