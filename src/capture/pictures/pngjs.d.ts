// SPDX-License-Identifier: Apache-2.0
/** The part of pngjs that is used; the package brings no types. */
declare module 'pngjs' {
  export class PNG {
    constructor(size: { width: number; height: number });
    width: number;
    height: number;
    data: Buffer;
    static readonly sync: { read(bytes: Buffer): PNG; write(png: PNG): Buffer };
  }
}
