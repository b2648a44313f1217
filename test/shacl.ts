// SPDX-License-Identifier: Apache-2.0
/** What the SHACL shapes of CASE 1.4.0 and UCO 1.4.0 (casework/CASE-Utilities-Python, Apache-2.0) find wrong in a JSON-LD text. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import jsonld from 'jsonld';
import { Parser, Store } from 'n3';
import Validator from 'rdf-validate-shacl';
import { sharedFolder } from './shared.ts';

interface Quad {
  readonly predicate: { readonly value: string };
}

const SUB_CLASS = 'http://www.w3.org/2000/01/rdf-schema#subClassOf';
/** The few constraints written in SPARQL (lists, owl axioms) are not of our nodes, and this validator has no SPARQL. */
const LEFT_OUT = new Set(['http://www.w3.org/2002/07/owl#imports', 'http://www.w3.org/ns/shacl#sparql']);

export async function violations(text: string): Promise<string[]> {
  const path = join(sharedFolder('standards/case-uco/ontology') as string, 'case-1.4.0.ttl');
  const ontology: Quad[] = new Parser().parse(readFileSync(path, 'utf8'));
  const quads = (await jsonld.toRDF(JSON.parse(text), { format: 'application/n-quads' })) as string;
  const data = new Store(new Parser({ format: 'N-Quads' }).parse(quads));
  data.addQuads(ontology.filter(({ predicate }) => predicate.value === SUB_CLASS));
  const report = await new Validator(new Store(ontology.filter(({ predicate }) => !LEFT_OUT.has(predicate.value)))).validate(data);
  return report.results
    .filter(({ severity }) => severity?.value.endsWith('#Violation'))
    .map(
      ({ focusNode, path: property, message }) => `${focusNode?.value} ${property?.value} ${message.map(({ value }) => value).join(' ')}`,
    );
}
