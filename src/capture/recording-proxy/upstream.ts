// SPDX-License-Identifier: Apache-2.0
import { createHash, type X509Certificate } from 'node:crypto';
import { lookup } from 'node:dns/promises';
import { once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import { isIP, type Socket } from 'node:net';
import { connect as connectTls, TLSSocket } from 'node:tls';
import { type AddressPermits, type AddressRefusal, isLoopbackName, refusalOfServer } from '../../core/capture/address-rules.ts';
import type { CapturedServer, ServerCertificate } from '../../core/capture/capture-record.ts';
import type { Said } from '../../core/errors/say.ts';
import { captureSays } from '../../core/errors/sentences/capture.ts';
import { connectThrough, type ProxyAddress } from './way-out.ts';

/** Asks the name service; tests give their own. */
export type Resolve = (host: string) => Promise<readonly string[]>;

export const systemResolve: Resolve = async (host) => (await lookup(host, { all: true })).map(({ address }) => address);

/** A name that leads nowhere, or where a capture does not go. */
export type Found =
  | { readonly addresses: readonly string[]; readonly address: string }
  | { readonly refused: AddressRefusal }
  | { readonly fault: Said };

/**
 * The way out of a capture. A name is asked for once: every connection to it goes to the answer that was checked, so a name that changes
 * its answer in between (DNS rebinding) changes nothing.
 */
export class Upstream {
  readonly #resolve: Resolve;
  readonly #permits: AddressPermits;
  readonly #found = new Map<string, Promise<Found>>();
  readonly #http = new http.Agent({ keepAlive: true, maxSockets: 12 });
  readonly #https = new https.Agent({ keepAlive: true, maxSockets: 12, maxCachedSessions: 0 });

  /** @param wayOut a proxy of the agency that every connection goes through; absent: they begin at this machine */
  constructor(resolve: Resolve, permits: AddressPermits, wayOut?: ProxyAddress) {
    this.#resolve = resolve;
    this.#permits = permits;
    if (wayOut === undefined) return;
    Object.assign(this.#http, { createConnection: throughProxy(wayOut, false) });
    Object.assign(this.#https, { createConnection: throughProxy(wayOut, true) });
  }

  /** @param host a name, or an address without brackets */
  find(host: string): Promise<Found> {
    const known = this.#found.get(host);
    if (known !== undefined) return known;
    const asked = this.#ask(host);
    this.#found.set(host, asked);
    return asked;
  }

  async #ask(host: string): Promise<Found> {
    let addresses: readonly string[];
    try {
      addresses = isIP(host) !== 0 ? [host] : isLoopbackName(host) ? ['127.0.0.1'] : await this.#resolve(host);
    } catch (error) {
      return { fault: captureSays('no-such-host', { code: (error as NodeJS.ErrnoException).code ?? '?' }) };
    }
    // One answer that is not public is enough: whoever mixes them has a reason.
    for (const address of addresses) {
      const refused = refusalOfServer(address, this.#permits);
      if (refused !== undefined) return { refused };
    }
    const address = addresses[0];
    return address === undefined ? { fault: captureSays('no-address-given') } : { addresses, address };
  }

  /** Begins a request to an address that was found. TLS is spoken under the name, whatever it shows of itself: that is recorded, not judged. */
  request(
    to: { secure: boolean; host: string; port: number; address: string },
    about: { method: string; path: string; headers: string[] },
  ): http.ClientRequest {
    const options = { host: to.address, port: to.port, ...about, setHost: false, maxHeaderSize: 256 * 1024 };
    if (!to.secure) return http.request({ ...options, agent: this.#http });
    return https.request({
      ...options,
      agent: this.#https,
      rejectUnauthorized: false,
      ...(isIP(to.host) === 0 ? { servername: to.host } : { servername: '' }),
    });
  }

  close(): void {
    this.#http.destroy();
    this.#https.destroy();
  }
}

interface ToConnect {
  readonly host: string;
  readonly port: number;
  readonly servername?: string;
}

/** What an agent calls for a new connection. The TLS of the server is spoken through the proxy, and with the server. */
function throughProxy(wayOut: ProxyAddress, secure: boolean) {
  return ({ host, port, servername }: ToConnect, give: (error: Error | null, socket?: Socket) => void): void => {
    const made = async () => {
      const socket = await connectThrough(wayOut, host, port);
      if (!secure) return socket;
      const inner = connectTls({ socket, rejectUnauthorized: false, ...(servername ? { servername } : {}) });
      await once(inner, 'secureConnect');
      return inner;
    };
    made().then(
      (socket) => give(null, socket),
      (error: Error) => give(error),
    );
  };
}

/** What the server showed of itself on this connection. */
export function serverOf(
  host: string,
  port: number,
  found: { addresses: readonly string[]; address: string },
  socket: Socket,
): CapturedServer {
  const { addresses, address } = found;
  if (!(socket instanceof TLSSocket)) return { host, port, addresses, address, tls: null };
  const fault = socket.authorizationError as unknown;
  return {
    host,
    port,
    addresses,
    address,
    tls: {
      protocol: socket.getProtocol(),
      cipher: socket.getCipher().name,
      verified: socket.authorized ? 'valid' : fault instanceof Error ? fault.message : String(fault ?? 'not verified'),
      chain: chainOf(socket),
    },
  };
}

function chainOf(socket: TLSSocket): ServerCertificate[] {
  const chain: ServerCertificate[] = [];
  let x509: X509Certificate | undefined = socket.getPeerX509Certificate();
  while (x509 !== undefined && !chain.some(({ pem }) => pem === x509?.toString())) {
    chain.push({
      subject: x509.subject ?? '',
      issuer: x509.issuer ?? '',
      serial: x509.serialNumber,
      validFrom: x509.validFromDate.toISOString(),
      validTo: x509.validToDate.toISOString(),
      sha256: createHash('sha256').update(x509.raw).digest('hex'),
      pem: x509.toString(),
    });
    x509 = x509.issuerCertificate;
  }
  return chain;
}
