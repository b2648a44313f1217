// SPDX-License-Identifier: Apache-2.0
import type { Place } from '../place.ts';
import type { Said } from '../said.ts';
import type { When } from '../when.ts';
import type { Named } from './accounts.ts';
import type { Cell } from './network.ts';

/** What was said, called, posted, done and sent along. (returns.md §3.2). All members are optional but the ones that name the record. */

export interface Attachment {
  readonly name?: Said;
  readonly mediaRef?: Said;
  /** The file in the return, when it is there. */
  readonly file?: Place;
  readonly mime?: Said;
  readonly size?: Said<number>;
  readonly url?: Said;
  readonly hashStated?: Said;
}

export interface Message {
  readonly threadId?: Said;
  readonly messageId?: Said;
  readonly author?: Named;
  readonly recipients?: readonly Named[];
  readonly sent?: When;
  readonly received?: When;
  readonly read?: When;
  /** Absent is not empty: a log entry without content has no body. */
  readonly body?: Said;
  readonly bodyFormat?: 'text' | 'html';
  readonly type?: Said;
  readonly subject?: Said;
  readonly attachments?: readonly Attachment[];
  readonly shares?: readonly { readonly at?: When; readonly text?: Said; readonly url?: Said; readonly title?: Said }[];
  readonly reactions?: readonly { readonly by?: Named; readonly what: Said; readonly at?: When }[];
  readonly edits?: readonly { readonly at?: When; readonly text?: Said }[];
  readonly edited?: When;
  readonly replyTo?: Said;
  readonly ip?: Said;
  readonly port?: Said<number>;
  readonly sizeBytes?: Said<number>;
  readonly device?: Said;
  readonly style?: Said;
  readonly groupId?: Said;
  readonly isEncryptedStated?: Said<boolean>;
  readonly systemText?: Said;
  readonly receivedLines?: readonly { readonly raw: string; readonly by: 'provider' | 'sender-claim' }[];
  /** How many the row stands for, when it is a count and not one message. */
  readonly count?: Said<number>;
}

export interface Thread {
  readonly threadId: Said;
  readonly title?: Said;
  readonly participants?: readonly (Named & { readonly standing: 'current' | 'past' })[];
  readonly asOf?: When;
  readonly type?: Said;
  readonly created?: When;
  readonly description?: Said;
  readonly sizeStated?: Said<number>;
}

export interface CallEvent {
  readonly type: Said;
  readonly at?: When;
  readonly from?: Named;
  readonly to?: Named;
  readonly ip?: Said;
  readonly port?: Said<number>;
  readonly media?: Said;
}

export interface Call {
  readonly callId?: Said;
  readonly threadId?: Said;
  readonly parties?: readonly (Named & {
    readonly role: 'caller' | 'callee' | 'forwarded' | 'participant' | 'creator';
    /** The provider's own word for the role. */
    readonly roleWord?: Said;
    readonly imsi?: Said;
    readonly imei?: Said;
    /** The cell that this party was seen in. */
    readonly cell?: Cell;
    readonly state?: Said;
    readonly platform?: Said;
    readonly joined?: When;
    readonly left?: When;
  })[];
  readonly events?: readonly CallEvent[];
  readonly start?: When;
  readonly end?: When;
  readonly durationSeconds?: Said<number>;
  readonly media?: Said;
  readonly result?: Said;
  readonly missed?: Said<boolean>;
  readonly direction?: Said;
  readonly cells?: readonly Cell[];
}

export interface Post {
  readonly postId?: Said;
  readonly author?: Named;
  readonly at?: When;
  readonly text?: Said;
  readonly audience?: Said;
  readonly media?: readonly Attachment[];
  readonly location?: Said;
  readonly ip?: Said;
  readonly url?: Said;
  readonly replyTo?: Said;
  readonly links?: readonly Said[];
}

export interface Activity {
  readonly what: Said;
  readonly at?: When;
  readonly text?: Said;
  readonly url?: Said;
  readonly product?: Said;
  readonly ip?: Said;
  readonly who?: Named;
  readonly count?: Said<number>;
}

export interface Media {
  /** The file in the return; absent when the return names it and does not hold it. */
  readonly file?: Place;
  readonly mediaRef?: Said;
  readonly name?: Said;
  readonly mime?: Said;
  readonly size?: Said<number>;
  readonly hashStated?: Said;
  readonly at?: When;
  readonly exifAt?: When;
  readonly gps?: { readonly lat: Said<number>; readonly lon: Said<number> };
  readonly uploadedIp?: Said;
  readonly url?: Said;
  readonly title?: Said;
  readonly author?: Named;
}

export interface ProviderReport {
  readonly reportId: Said;
  readonly at?: When;
  readonly media?: readonly Attachment[];
  readonly recipients?: readonly Named[];
  readonly responsibleId?: Said;
}

export interface FileFound {
  readonly name: Said;
  readonly size?: Said<number>;
  readonly sha256?: Said;
  /** Read from the first bytes, not from the name. */
  readonly mime?: Said;
  readonly claimedType?: Said;
}
