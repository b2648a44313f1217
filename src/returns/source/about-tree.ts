// SPDX-License-Identifier: Apache-2.0
import type { About } from './source-file.ts';

/**
 * What the files of one container or folder say of the return. A statement holds for the folder of the file that makes it and for all below:
 *
 *     package/subscriber-data-sam_1.pdf       "sam"            package/content/data-text.csv belongs to sam
 *     lena/…  beside  samir/…                                  two accounts in one return: neither hears of the other
 *
 * Each folder's `About` has its parent's as prototype, so that what it does not say itself is what the folder above says.
 */
export class AboutTree {
  readonly #folders: Map<string, About>;

  constructor(root: About) {
    this.#folders = new Map([['', root]]);
  }

  /** Of a file, by its whole name inside the container. */
  of(fullName: string): About {
    return this.#folder(fullName.slice(0, Math.max(0, fullName.lastIndexOf('/'))));
  }

  /** What a container inside this one starts from. */
  inside(fullName: string): About {
    return below(this.of(fullName));
  }

  #folder(path: string): About {
    const known = this.#folders.get(path);
    if (known !== undefined) return known;
    const about = below(this.#folder(path.slice(0, Math.max(0, path.lastIndexOf('/')))));
    this.#folders.set(path, about);
    return about;
  }
}

function below(above: About): About {
  return Object.create(above) as About;
}
