// SPDX-License-Identifier: Apache-2.0
/** A field for files whose button speaks the language of the page: a browser words its own in the language it was installed in. */
import type { ReactNode } from 'react';
import { useSay } from '../language/language.tsx';

interface ChooseFileProps {
  /** Of the field; its label names it. */
  readonly id: string;
  readonly chosen: (files: readonly File[]) => void;
  readonly multiple?: boolean;
  readonly accept?: string;
  readonly describedBy?: string;
}

/** The same file can be chosen again: the field is empty after each choice. */
export function ChooseFile({ id, chosen, multiple, accept, describedBy }: ChooseFileProps): ReactNode {
  const say = useSay();
  return (
    <span>
      <input
        id={id}
        type="file"
        className="hidden-text"
        multiple={multiple}
        accept={accept}
        aria-describedby={describedBy}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = '';
          if (files.length > 0) chosen(files);
        }}
      />
      <label htmlFor={id} className="plain-button">
        {say('shell.choose-file')}
      </label>
    </span>
  );
}
