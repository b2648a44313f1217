// SPDX-License-Identifier: Apache-2.0
/** Services of the directory, to choose from. Facts of the program, nothing of any case. */
import type { OpenDesk } from '../open-desk.ts';

export function servicesOf(desk: OpenDesk) {
  const services = [...desk.knowledge().providers.values()].flatMap(({ id, name, services: offered }) =>
    offered.map((service) => ({ id: service, name: service === id ? name : service.replaceAll('_', ' '), provider: name })),
  );
  return services.sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
}
