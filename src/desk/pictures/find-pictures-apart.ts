// SPDX-License-Identifier: Apache-2.0
import { type FoundPicture, PICTURE_LIMITS } from '../../core/capture/pictures.ts';
import { runApart } from '../../returns/run-apart.ts';

export interface PicturesOrder {
  readonly file: string;
  /** As the item is named; never a path. */
  readonly name: string;
  /** How many of its pictures are known already. */
  readonly after: number;
}

export interface PicturesAnswer {
  readonly pictures: readonly FoundPicture[];
  /** How many to leave out when asked again; null at the end. */
  readonly next: number | null;
}

export interface PicturesFound {
  readonly pictures: readonly FoundPicture[];
  /** False: a picture took the process down, or there are more than are looked at. */
  readonly complete: boolean;
}

/** Every picture in an item, examined in processes that may write nothing; one that takes its process down ends the search, not the desk. */
export async function findPicturesApart(file: string, name: string): Promise<PicturesFound> {
  const pictures: FoundPicture[] = [];
  for (let after: number | null = 0; after !== null; ) {
    const order: PicturesOrder = { file, name, after };
    const said = await runApart('../desk/pictures/find-pictures.child.ts', file, order);
    if (said === '') return { pictures, complete: false };
    const answer = JSON.parse(said) as PicturesAnswer;
    pictures.push(...answer.pictures);
    after = answer.next;
    if (pictures.length >= PICTURE_LIMITS.pictures) return { pictures: pictures.slice(0, PICTURE_LIMITS.pictures), complete: false };
  }
  return { pictures, complete: true };
}
