// SPDX-License-Identifier: Apache-2.0
/** Networks whose node writes blk*.dat files: the four bytes before each block, and how addresses are written. */
export interface BitcoinNetwork {
  readonly id: string;
  /** The message start as it stands in the file, read as a big-endian number. */
  readonly magic: number;
  readonly genesis: string;
  readonly pubKeyHash: number;
  readonly scriptHash: number;
  readonly segwitPrefix: string;
}

const MAIN_GENESIS = '000000000019d6689c085ae165831e934ff763ae46a2a6c172b3f1b60a8ce26f';

export const NETWORKS: readonly BitcoinNetwork[] = [
  { id: 'bitcoin', magic: 0xf9beb4d9, genesis: MAIN_GENESIS, pubKeyHash: 0, scriptHash: 5, segwitPrefix: 'bc' },
  {
    id: 'bitcoin-testnet',
    magic: 0x0b110907,
    genesis: '000000000933ea01ad0ee984209779baaec3ced90fa3f408719526f8d77f4943',
    pubKeyHash: 111,
    scriptHash: 196,
    segwitPrefix: 'tb',
  },
  {
    id: 'bitcoin-testnet4',
    magic: 0x1c163f28,
    genesis: '00000000da84f2bafbbc53dee25a72ae507ff4914b867c565be350b0da8bf043',
    pubKeyHash: 111,
    scriptHash: 196,
    segwitPrefix: 'tb',
  },
  {
    id: 'bitcoin-signet',
    magic: 0x0a03cf40,
    genesis: '00000008819873e925422c1ff0f99f7cc9bbb232af63a077a480a3633bee1ef6',
    pubKeyHash: 111,
    scriptHash: 196,
    segwitPrefix: 'tb',
  },
  {
    id: 'bitcoin-regtest',
    magic: 0xfabfb5da,
    genesis: '0f9188f13cb7b2c71f2a335e3a4fc328bf5beb436012afca590b1a11466e2206',
    pubKeyHash: 111,
    scriptHash: 196,
    segwitPrefix: 'bcrt',
  },
];

export const networkById = (id: string): BitcoinNetwork => NETWORKS.find((network) => network.id === id) ?? (NETWORKS[0] as BitcoinNetwork);
export const networkByMagic = (magic: number): BitcoinNetwork | undefined => NETWORKS.find((network) => network.magic === magic);
