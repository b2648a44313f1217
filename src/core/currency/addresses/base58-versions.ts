// SPDX-License-Identifier: Apache-2.0
/**
 * Which chains write an address with which version bytes (chainparams of each chain's node, base58Prefixes). Several chains took over Bitcoin's
 * bytes, so one text can be an address of each: the first named is the most usual reading, never the only one.
 */
export interface Base58Version {
  readonly version: readonly number[];
  readonly payloadBytes: number;
  readonly chains: readonly string[];
}

const oneByte = (version: number, ...chains: string[]): Base58Version => ({ version: [version], payloadBytes: 20, chains });
const twoBytes = (first: number, second: number, ...chains: string[]): Base58Version => ({
  version: [first, second],
  payloadBytes: 20,
  chains,
});

export const BASE58_VERSIONS: readonly Base58Version[] = [
  oneByte(0, 'bitcoin', 'bitcoincash', 'bitcoinsv'),
  oneByte(5, 'bitcoin', 'bitcoincash', 'bitcoinsv', 'litecoin'),
  oneByte(111, 'bitcoin-testnet', 'bitcoin-regtest', 'bitcoincash-testnet', 'litecoin-testnet'),
  oneByte(196, 'bitcoin-testnet', 'bitcoin-regtest', 'bitcoincash-testnet', 'litecoin-testnet'),
  oneByte(48, 'litecoin'),
  oneByte(50, 'litecoin'),
  oneByte(58, 'litecoin-testnet'),
  oneByte(65, 'tron'),
  oneByte(30, 'dogecoin', 'verge'),
  oneByte(22, 'dogecoin'),
  oneByte(33, 'verge'),
  oneByte(76, 'dash'),
  oneByte(16, 'dash'),
  oneByte(140, 'dash-testnet'),
  oneByte(19, 'dash-testnet'),
  oneByte(38, 'bitcoingold'),
  oneByte(23, 'bitcoingold'),
  twoBytes(0x1c, 0xb8, 'zcash'),
  twoBytes(0x1c, 0xbd, 'zcash'),
  twoBytes(0x1d, 0x25, 'zcash-testnet'),
  twoBytes(0x1c, 0xba, 'zcash-testnet'),
  { version: [0x16, 0x9a], payloadBytes: 64, chains: ['zcash'] },
];

/** The chains of a base58check payload, or undefined when no chain known here uses its version bytes and length. */
export function chainsOfPayload(payload: Uint8Array): readonly string[] | undefined {
  return BASE58_VERSIONS.find(
    ({ version, payloadBytes }) => payload.length === version.length + payloadBytes && version.every((byte, i) => payload[i] === byte),
  )?.chains;
}
