// SPDX-License-Identifier: Apache-2.0
/** The faces of the documents, as TTF from the installed packages: no font of the machine is ever used, so every desk prints the same. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
const FACES = {
  '@expo-google-fonts/noto-sans': ['400Regular', '400Regular_Italic', '600SemiBold', '700Bold'],
  '@expo-google-fonts/amiri': ['400Regular', '700Bold'],
};

export function fontFolders(): readonly string[] {
  return Object.entries(FACES).flatMap(([name, faces]) => {
    const root = dirname(require.resolve(`${name}/package.json`));
    return faces.map((face) => join(root, face));
  });
}
