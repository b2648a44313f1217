// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import { useSay } from '../../language/language.tsx';
import { TextInput } from '../../parts/text-fields.tsx';
import type { EventTyped } from './target-words.tsx';

/** Time, zone and source port of one use of the identifier. The time is taken as it is written; the desk never guesses a zone. */
export function EventFields({ event, change }: { event: EventTyped; change: (event: EventTyped) => void }): ReactNode {
  const say = useSay();
  const put = (field: keyof EventTyped) => (typed: { currentTarget: { value: string } }) =>
    change({ ...event, [field]: typed.currentTarget.value });
  return (
    <fieldset className="group">
      <legend>{say('target.event')}</legend>
      <p className="small faint">{say('target.event.why')}</p>
      <div className="triple">
        <TextInput label={say('target.event.at')} placeholder="2026-10-05 21:14:03" value={event.at} onChange={put('at')} dir="ltr" />
        <TextInput
          label={say('target.event.zone')}
          placeholder="Africa/Cairo"
          value={event.zone}
          onChange={put('zone')}
          dir="ltr"
          list="zones"
        />
        <TextInput
          label={say('target.event.port')}
          placeholder="51820"
          value={event.port}
          onChange={put('port')}
          inputMode="numeric"
          dir="ltr"
        />
      </div>
      <datalist id="zones">
        {['UTC', 'Africa/Cairo', 'Africa/Tripoli', 'Asia/Amman', 'Europe/Athens', 'Europe/Paris', 'Europe/Rome', '+02:00', '+03:00'].map(
          (zone) => (
            <option key={zone} value={zone} />
          ),
        )}
      </datalist>
    </fieldset>
  );
}
