// SPDX-License-Identifier: Apache-2.0
/**
 * The fields that people write numbers into. Mantine's takes the digits 0 to 9 and drops all others in silence; Arabic and Persian keyboards
 * write their own, which stand here for the same numbers.
 */
import { NumberInput as MantineNumberInput, type NumberInputProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { useLatinDigits } from './use-latin-digits.ts';

export function NumberInput(props: NumberInputProps): ReactNode {
  return <MantineNumberInput {...props} ref={useLatinDigits(true)} />;
}
