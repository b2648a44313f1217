// SPDX-License-Identifier: Apache-2.0
const ARABIC_ZERO = 0x0660;
const PERSIAN_ZERO = 0x06f0;

/** The digits of Arabic (٠ to ٩) and Persian (۰ to ۹) as 0 to 9, and the Arabic decimal separator as a point. All else stays. */
export function latinDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹]/g, latinDigit).replaceAll('٫', '.');
}

function latinDigit(digit: string): string {
  const code = digit.charCodeAt(0);
  return String(code - (code < PERSIAN_ZERO ? ARABIC_ZERO : PERSIAN_ZERO));
}
