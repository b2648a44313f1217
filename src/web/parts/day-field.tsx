// SPDX-License-Identifier: Apache-2.0
/**
 * The fields that people write days and times into. A field of the browser's own takes 0 to 9 alone and has the order of its language; here it is
 * a text, in any digits and either order, and the browser's calendar is a button beside it.
 */
import { ActionIcon, type TextInputProps } from '@mantine/core';
import { IconCalendar } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useLanguage } from '../language/language.tsx';
import { directionOf } from '../language/messages.ts';
import { TextInput } from './text-fields.tsx';
import { writtenDay, writtenMoment } from './written-day.ts';

interface DayInputProps extends Omit<TextInputProps, 'value' | 'onChange' | 'type' | 'min' | 'ref' | 'dir'> {
  /** `2026-11-26`, or empty. */
  readonly value: string;
  /** Gives the day in the same form; empty while none is written. */
  readonly onChange: (event: { readonly currentTarget: { readonly value: string } }) => void;
  /** The first day that is taken. */
  readonly min?: string;
}

interface MomentInputProps extends Omit<DayInputProps, 'min'> {
  readonly seconds?: boolean;
}

export function DayInput(props: DayInputProps): ReactNode {
  return <Written {...props} read={writtenDay} picker="date" form="shell.day.form" />;
}

/** `2026-11-26T22:10` of a day and a time, in the zone that the label names. */
export function MomentInput({ seconds = false, ...props }: MomentInputProps): ReactNode {
  const form = seconds ? 'shell.moment.form.second' : 'shell.moment.form';
  return <Written {...props} read={writtenMoment} picker="datetime-local" form={form} {...(seconds && { step: 1 })} />;
}

interface WrittenProps extends DayInputProps {
  readonly read: (text: string) => string | undefined;
  readonly picker: 'date' | 'datetime-local';
  readonly form: 'shell.day.form' | 'shell.moment.form' | 'shell.moment.form.second';
}

function Written({ value, onChange, read, picker, form, min, step, error, onBlur, ...props }: WrittenProps): ReactNode {
  const { say, formats } = useLanguage();
  const [text, setText] = useState(shown(value));
  const [given, setGiven] = useState(value);
  const [isLeft, setLeft] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const calendar = useRef<HTMLInputElement>(null);
  // Somebody else has put another day here: a form that was cleared, a draft that was loaded.
  if (value !== given) {
    setGiven(value);
    setText(shown(value));
  }
  const put = (written: string) => {
    const day = read(written) ?? '';
    setText(written);
    setGiven(day);
    onChange({ currentTarget: { value: day } });
  };
  const trouble = troubleOf();
  useEffect(() => field.current?.setCustomValidity(trouble ?? ''), [trouble]);
  function troubleOf(): string | undefined {
    if (text.trim() !== '' && given === '') return say('shell.day.wrong', { form: say(form) });
    return min !== undefined && given !== '' && given < min ? say('shell.day.before', { day: formats.day(min) }) : undefined;
  }
  return (
    <TextInput
      {...props}
      ref={field}
      value={text}
      placeholder={say(form)}
      autoComplete="off"
      // A telephone shows its keys with digits; digits alone are a day too (written-day.ts).
      inputMode="numeric"
      // Digits keep their order in either direction, and the button stands where the field ends.
      dir={directionOf(say.language)}
      error={error ?? (isLeft && trouble)}
      onChange={(event) => put(event.currentTarget.value)}
      onBlur={(event) => {
        setLeft(true);
        if (given !== '') setText(shown(given));
        onBlur?.(event);
      }}
      rightSection={
        <>
          <ActionIcon
            variant="subtle"
            disabled={props.disabled}
            aria-label={say('shell.day.choose')}
            onClick={() => calendar.current?.showPicker()}
          >
            <IconCalendar size={16} aria-hidden />
          </ActionIcon>
          <input
            ref={calendar}
            type={picker}
            step={step}
            min={min}
            value={given}
            className="calendar-of-field"
            tabIndex={-1}
            aria-hidden
            onChange={(event) => {
              put(event.currentTarget.value);
              setText(shown(event.currentTarget.value));
              field.current?.focus();
            }}
          />
        </>
      }
    />
  );
}

/** A day and a time with a blank between them. */
const shown = (value: string): string => value.replace('T', ' ');
