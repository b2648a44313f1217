// SPDX-License-Identifier: Apache-2.0
import { errorAreas } from '../core/errors/index.ts';
import type { ExitCode } from './command.ts';

/** The exit code that the catalogue gives the code of an error, such as `CURRENCY_BEYOND_LIMITS`; `otherwise` for one it does not know. */
export function exitOfCode(code: string, otherwise: ExitCode): ExitCode {
  const area = errorAreas.find((one) => code.startsWith(`${one.area}_`));
  return area?.kinds[code.slice(area.area.length + 1)]?.exit ?? otherwise;
}
