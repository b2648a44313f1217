// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useSay } from '../language/language.tsx';
import { useNotice } from './notices.tsx';

/** Copies exactly the text given. On an address without TLS the browser offers no clipboard; then an old way is taken. */
export function CopyButton({ text, label, children }: { text: string; label: string; children?: ReactNode }): ReactNode {
  const say = useSay();
  const tell = useNotice();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    const worked = await copyText(text);
    if (!worked) return tell({ tone: 'bad', text: say('shell.error') });
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  };
  const icon = copied ? <IconCheck size={15} aria-hidden="true" /> : <IconCopy size={15} aria-hidden="true" />;
  return (
    <Button variant="default" size="xs" onClick={() => void copy()} aria-label={label} leftSection={icon} className="nowrap fixed">
      {copied ? say('shell.copied') : (children ?? say('shell.copy'))}
    </Button>
  );
}

async function copyText(text: string): Promise<boolean> {
  if (navigator.clipboard !== undefined) {
    const done = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
    if (done) return true;
  }
  const area = document.createElement('textarea');
  area.value = text;
  area.setAttribute('readonly', '');
  area.className = 'hidden-text';
  document.body.append(area);
  area.select();
  const done = document.execCommand('copy');
  area.remove();
  return done;
}
