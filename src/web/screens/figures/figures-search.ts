// SPDX-License-Identifier: Apache-2.0
/** What a page of figures is about stands in its address, so that it can be kept, sent to a colleague and gone back to. */
export interface FiguresSearch {
  readonly from?: string;
  readonly to?: string;
  readonly zone?: string;
  readonly hideBelow?: number;
}

const isDay = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);

export function figuresSearch({ from, to, zone, hideBelow }: Record<string, unknown>): FiguresSearch {
  return {
    ...(isDay(from) && { from }),
    ...(isDay(to) && { to }),
    ...(typeof zone === 'string' && { zone }),
    ...(Number.isInteger(hideBelow) && (hideBelow as number) > 1 && { hideBelow: hideBelow as number }),
  };
}

export interface CountedSearch extends FiguresSearch {
  readonly by?: string;
  readonly key?: string;
}

export function countedSearch(search: Record<string, unknown>): CountedSearch {
  const { by, key } = search;
  return { ...figuresSearch(search), ...(typeof by === 'string' && typeof key === 'string' && { by, key }) };
}
