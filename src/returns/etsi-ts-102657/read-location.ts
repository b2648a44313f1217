// SPDX-License-Identifier: Apache-2.0
import { type Cell, type Said, said, saidNumber } from '../../core/records/index.ts';
import { given } from '../fields/given.ts';
import { descendants, type XmlElement } from '../tokenisers/xml.ts';

/** The cell that a party or session was seen in: coordinates of the mast, direction and width of its beam, its identity. */
export function readCell(element: XmlElement, taken: XmlElement[]): Cell | undefined {
  const first = (name: string) => {
    const found = descendants(element, name).next().value as XmlElement | undefined;
    if (found !== undefined) taken.push(found);
    return found;
  };
  const latitude = first('latitude') ?? first('latitudeDec');
  const longitude = first('longitude') ?? first('longitudeDec');
  const azimuth = first('azimuth');
  const beam = first('beamWidth');
  const identity = first('userLocationInformation');
  const cell: Cell = given({
    lat: latitude === undefined ? undefined : saidDegrees(latitude.text),
    lon: longitude === undefined ? undefined : saidDegrees(longitude.text),
    azimuth: azimuth === undefined ? undefined : saidNumber(azimuth.text),
    beamWidth: beam === undefined ? undefined : saidNumber(beam.text),
    id: identity === undefined ? undefined : { raw: identity.text },
    ...(identity === undefined ? {} : cellOfUli(identity.text)),
  });
  return Object.keys(cell).length === 0 ? undefined : cell;
}

/** `N300240`, `E0311409.02` (degrees, minutes, seconds) or `N30.0444` (degrees); south and west are below zero. */
export function saidDegrees(raw: string): Said<number> {
  const dms = /^([NSEW])(\d{2,3})(\d{2})(\d{2})(\.\d+)?$/.exec(raw);
  if (dms !== null && dms[2]!.length === (/[NS]/.test(dms[1]!) ? 2 : 3)) {
    const [minutes, seconds] = [Number(dms[3]), Number(`${dms[4]}${dms[5] ?? ''}`)];
    if (minutes > 59 || seconds >= 60) return { raw };
    return signed(raw, dms[1]!, Number(dms[2]) + minutes / 60 + seconds / 3600);
  }
  const decimal = /^([NSEW])(\d{1,3}\.\d+)$/.exec(raw);
  return decimal === null ? { raw } : signed(raw, decimal[1]!, Number(decimal[2]));
}

function signed(raw: string, side: string, degrees: number): Said<number> {
  if (degrees > (/[NS]/.test(side) ? 90 : 180)) return { raw };
  return said(raw, Math.round((/[SW]/.test(side) ? -degrees : degrees) * 1e7) / 1e7, 'unit-converted');
}

/** Parts of a user location information (3GPP TS 29.274 §8.21), in the order of its flags: the bit, how long, what stands behind the network. */
const PARTS: readonly (readonly [number, number, 'cgi' | 'sai' | 'rai' | 'tai' | 'ecgi' | 'lai'])[] = [
  [0x01, 7, 'cgi'],
  [0x02, 7, 'sai'],
  [0x04, 7, 'rai'],
  [0x08, 5, 'tai'],
  [0x10, 7, 'ecgi'],
  [0x20, 5, 'lai'],
];

/** `1800F110000100F11000000101` → mcc 001, mnc 01, tracking area 1, cell 257. Nothing when lengths and flags disagree. */
export function cellOfUli(hex: string): Pick<Cell, 'mcc' | 'mnc' | 'lacTac' | 'ci'> {
  if (!/^([0-9A-Fa-f]{2})+$/.test(hex)) return {};
  const bytes = Buffer.from(hex, 'hex');
  let at = 1;
  let found: Pick<Cell, 'mcc' | 'mnc' | 'lacTac' | 'ci'> = {};
  for (const [flag, length, part] of PARTS) {
    if ((bytes[0]! & flag) === 0) continue;
    const piece = bytes.subarray(at, at + length);
    if (piece.length < length) return {};
    at += length;
    const { mcc, mnc } = networkOf(piece);
    const as = (value: number): Said<number> => said(hex, value, 'split');
    found = { ...found, mcc: said(hex, mcc, 'split'), mnc: said(hex, mnc, 'split') };
    if (part === 'ecgi') found = { ...found, ci: as(piece.readUInt32BE(3) & 0x0fffffff) };
    else found = { ...found, lacTac: as(piece.readUInt16BE(3)) };
    if (part === 'cgi' || part === 'sai') found = { ...found, ci: as(piece.readUInt16BE(5)) };
  }
  return at === bytes.length ? found : {};
}

/** Digits stand swapped in their bytes; F is no digit. */
function networkOf(piece: Buffer): { mcc: string; mnc: string } {
  const digit = (nibble: number) => (nibble > 9 ? '' : String(nibble));
  const [a, b, c] = [piece[0]!, piece[1]!, piece[2]!];
  return { mcc: digit(a & 15) + digit(a >> 4) + digit(b & 15), mnc: digit(c & 15) + digit(c >> 4) + digit(b >> 4) };
}
