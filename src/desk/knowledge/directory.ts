// SPDX-License-Identifier: Apache-2.0
/** Services of the directory, to choose from. Facts of the program, nothing of any case. */
import { serviceName } from '../../core/routes/service-names.ts';
import type { OpenDesk } from '../open-desk.ts';

export function servicesOf(desk: OpenDesk) {
  const services = [...desk.knowledge().providers.values()].flatMap(({ id, name, services: offered }) =>
    offered.map((service) => ({ id: service, name: serviceName(service, { id, name }), provider: name })),
  );
  return services.sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
}
