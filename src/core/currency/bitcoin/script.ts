// SPDX-License-Identifier: Apache-2.0
import { decodeBase58Check, encodeBase58Check } from '../addresses/base58.ts';
import { decodeSegwit, encodeSegwit } from '../addresses/bech32.ts';
import { type BitcoinNetwork, NETWORKS } from './networks.ts';

/** What an output script is, by its form alone. */
export type ScriptKind = 'p2pkh' | 'p2sh' | 'p2wpkh' | 'p2wsh' | 'p2tr' | 'witness' | 'p2pk' | 'multisig' | 'data' | 'other';

export function scriptKind(script: Uint8Array): ScriptKind {
  const [first, second] = script;
  const length = script.length;
  if (length === 25 && first === 0x76 && second === 0xa9 && script[2] === 20 && script[23] === 0x88 && script[24] === 0xac) return 'p2pkh';
  if (length === 23 && first === 0xa9 && second === 20 && script[22] === 0x87) return 'p2sh';
  if (isWitness(script)) return first === 0 ? (length === 22 ? 'p2wpkh' : 'p2wsh') : first === 0x51 && length === 34 ? 'p2tr' : 'witness';
  if ((length === 35 && first === 33) || (length === 67 && first === 65)) return script[length - 1] === 0xac ? 'p2pk' : 'other';
  if (first === 0x6a) return 'data';
  return script[length - 1] === 0xae && first !== undefined && first >= 0x51 && first <= 0x60 ? 'multisig' : 'other';
}

/** BIP 141: a version opcode and one push of 2 to 40 bytes; version 0 only with 20 or 32. */
function isWitness(script: Uint8Array): boolean {
  const [version, size] = script;
  if (version === undefined || size === undefined || size < 2 || size > 40 || script.length !== size + 2) return false;
  return version === 0 ? size === 20 || size === 32 : version >= 0x51 && version <= 0x60;
}

/** Whether no one can ever spend it: OP_RETURN first, or longer than a script may be (CScript::IsUnspendable). */
export function isUnspendable(first: number | undefined, length: number): boolean {
  return (length > 0 && first === 0x6a) || length > 10_000;
}

/** The address that stands for a script on a network, or undefined when people write none for its form. */
export function addressOfScript(script: Uint8Array, network: BitcoinNetwork): string | undefined {
  switch (scriptKind(script)) {
    case 'p2pkh':
      return encodeBase58Check(Uint8Array.of(network.pubKeyHash, ...script.subarray(3, 23)));
    case 'p2sh':
      return encodeBase58Check(Uint8Array.of(network.scriptHash, ...script.subarray(2, 22)));
    case 'p2wpkh':
    case 'p2wsh':
    case 'p2tr':
    case 'witness': {
      const first = script[0] as number;
      return encodeSegwit({ prefix: network.segwitPrefix, version: first === 0 ? 0 : first - 0x50, program: script.subarray(2) });
    }
    default:
      return undefined;
  }
}

/** The script an address of any Bitcoin network stands for; undefined for other texts. */
export function scriptOfAddress(address: string): Uint8Array | undefined {
  const witness = decodeSegwit(address);
  if (witness !== undefined) {
    if (!NETWORKS.some(({ segwitPrefix }) => segwitPrefix === witness.prefix)) return undefined;
    return Uint8Array.of(witness.version === 0 ? 0 : 0x50 + witness.version, witness.program.length, ...witness.program);
  }
  const payload = decodeBase58Check(address);
  if (payload?.length !== 21) return undefined;
  if (NETWORKS.some(({ pubKeyHash }) => pubKeyHash === payload[0]))
    return Uint8Array.of(0x76, 0xa9, 20, ...payload.subarray(1), 0x88, 0xac);
  if (NETWORKS.some(({ scriptHash }) => scriptHash === payload[0])) return Uint8Array.of(0xa9, 20, ...payload.subarray(1), 0x87);
  return undefined;
}
