// SPDX-License-Identifier: Apache-2.0

/** Offers a file that was made in this browser, of what it shows already. */
export function saveFile(name: string, type: string, content: string | Blob): void {
  const address = URL.createObjectURL(typeof content === 'string' ? new Blob([content], { type: `${type};charset=utf-8` }) : content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name.replace(/[^A-Za-z0-9._-]/g, '-');
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
