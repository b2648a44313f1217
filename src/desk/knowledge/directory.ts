// SPDX-License-Identifier: Apache-2.0
/** Services of the directory, to choose from. Facts of the program, nothing of any case. */
import type { Language } from '../../core/documents/document-text.ts';
import { nameIn, serviceName } from '../../core/routes/service-names.ts';
import type { OpenDesk } from '../open-desk.ts';

export function servicesOf(desk: OpenDesk, language: Language) {
  const services = [...desk.knowledge().providers.values()].flatMap((provider) =>
    provider.services.map((service) => ({
      id: service,
      name: serviceName(service, provider, language),
      provider: nameIn(provider, language),
    })),
  );
  return services.sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
}
