// SPDX-License-Identifier: Apache-2.0
import type { Language } from '../core/routes/advice.ts';

/** Who asks, as the session says; what they may do is read anew inside each act. */
export interface Asking {
  readonly accountId: string;
  readonly sessionId: string;
  /** When the second factor was last shown in this session. */
  readonly secondFactorAt: Date | null;
  readonly secondFactorEnrolled: boolean;
  readonly language: Language;
}
