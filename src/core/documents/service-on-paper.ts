// SPDX-License-Identifier: Apache-2.0
import type { Knowledge } from '../routes/knowledge.ts';
import { providerFor } from '../routes/provider-for.ts';
import { ownServiceName, serviceName } from '../routes/service-names.ts';
import type { Language } from './document-text.ts';

/**
 * `instagram` as a reader knows it: Instagram. The file of a request holds the code, by which the provider's rules are found; a paper and a
 * portal pack say the name. What is no code of a service that we know is somebody's own words and stays.
 */
export function serviceOnPaper(
  written: string,
  { knowledge, language }: { readonly knowledge?: Knowledge | undefined; readonly language: Language },
): string {
  const code = written.trim();
  if (knowledge === undefined || !/^[a-z0-9_-]+$/.test(code)) return written;
  const owner = providerFor(knowledge, code);
  if (owner !== undefined)
    return serviceName(code.replaceAll('-', '_') === owner.id.replaceAll('-', '_') ? owner.id : code, owner, language);
  // A kind of service that several offer: nobody's by name.
  const isOffered = [...knowledge.providers.values()].some(({ services }) => services.includes(code));
  return isOffered ? ownServiceName(code, { id: '', name: '' }, language) : written;
}
