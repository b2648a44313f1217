// SPDX-License-Identifier: Apache-2.0
/** ActorPacks (GraphSense): who the services are that tags name, with the countries they answer to. What the pack leaves empty stays `not stated`. */

export interface VirtualAssetService {
  readonly id: string;
  readonly label: string;
  /** Such as `exchange`, `hosted_wallet`, `mixing_service`, `defi_dex`. */
  readonly categories: readonly string[];
  /** ISO 3166 codes. */
  readonly jurisdictions: readonly string[] | 'not stated';
  readonly domain: string | 'not stated';
  readonly aliases: readonly string[];
  readonly legalName?: string;
  /** False where the pack says that it is closed. */
  readonly active?: boolean;
}

/** Whether somebody at this service may know a customer: contracts on a chain have nobody to ask. */
export function hasCustomers(service: VirtualAssetService): boolean {
  return service.categories.some((category) =>
    /^(?:exchange|hosted_wallet|payment_processor|custodian|gambling|service|market|lending|otc|atm|broker)/.test(category),
  );
}

/** Undefined when the document is no ActorPack. */
export function readActorPack(document: unknown): VirtualAssetService[] | undefined {
  const actors = (document as { actors?: unknown } | null)?.actors;
  if (!Array.isArray(actors)) return undefined;
  return actors.flatMap((actor): VirtualAssetService[] => {
    const { id, label, categories, jurisdictions, uri, aliases, context } = (actor ?? {}) as Record<string, unknown>;
    const { legal_name: legalName, active } = (context ?? {}) as Record<string, unknown>;
    if (typeof id !== 'string' && typeof id !== 'number') return [];
    const countries = texts(jurisdictions);
    return [
      {
        id: String(id),
        label: typeof label === 'string' ? label : String(id),
        categories: texts(categories),
        jurisdictions: countries.length > 0 ? countries : 'not stated',
        domain: typeof uri === 'string' && uri !== '' ? uri : 'not stated',
        aliases: texts(aliases),
        ...(typeof legalName === 'string' && legalName !== '' ? { legalName } : {}),
        ...(typeof active === 'boolean' ? { active } : {}),
      },
    ];
  });
}

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : []);
