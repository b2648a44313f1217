// SPDX-License-Identifier: Apache-2.0
import { withFrench } from '../../documents/french-spaces.ts';
import type { Language } from '../advice.ts';
import { ar } from './member-names/ar.ts';
import { en } from './member-names/en.ts';
import { fr } from './member-names/fr.ts';

/** The names of the members that facts have. One that is not here is shown as the data writes it. */
export const memberNames: Readonly<Record<Language, Readonly<Record<string, string>>>> = withFrench({ en, ar, fr });
