// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useId } from 'react';
import { shownControls } from '../../../core/documents/shown-controls.ts';
import { useAct } from '../../desk/act.ts';
import { useLanguage } from '../../language/language.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { forget, giveUp, resumeUpload, type UploadUnderWay, wasForgotten } from './uploads.ts';

export function UploadLine({ upload }: { upload: UploadUnderWay }): ReactNode {
  const { say, formats } = useLanguage();
  const { state } = upload;
  const shown = shownControls(upload.name);
  const name = `\u2066${shown}\u2069`;
  const abandon = useAct(() => giveUp(upload.id));
  const done = 'done' in state ? state.done : state.kind === 'sealing' || state.kind === 'done' ? upload.bytes : 0;
  const words = {
    interrupted: () => say('evidence.upload.interrupted', { name }),
    comparing: () => say('evidence.upload.hashing'),
    sending: () => say('evidence.upload.sending', { done: formats.size(done), all: formats.size(upload.bytes) }),
    waiting: () => say('evidence.upload.waiting', { done: formats.size(done) }),
    sealing: () => say('evidence.upload.sealing'),
    done: () => say('evidence.upload.done'),
    'other-file': () => say('evidence.upload.other-file', { done: formats.size(done) }),
    unreadable: () => say('evidence.upload.unreadable'),
    failed: () => say('evidence.upload.failed'),
  }[state.kind]();
  const stopped = ['interrupted', 'other-file', 'unreadable', 'failed'].includes(state.kind);
  return (
    <section className="card upload" aria-label={say('evidence.uploading', { name: shown })} data-state={state.kind}>
      <div className="split">
        <div className="stacked">
          <bdi dir="ltr" className="identifier strong">
            {shown}
          </bdi>
          <span className="small" role="status">
            {words}
          </span>
        </div>
        {state.kind === 'done' && (
          <span className="row tight">
            <Link
              to="/cases/$caseId/evidence/$evidenceId"
              params={{ caseId: upload.caseId, evidenceId: state.item.id }}
              className="plain-button"
              onClick={() => forget(upload.id)}
            >
              {say('evidence.upload.open')}
            </Link>
          </span>
        )}
      </div>
      {!stopped && (
        <progress
          max={Math.max(1, upload.bytes)}
          value={upload.bytes === 0 ? 1 : done}
          aria-label={say('evidence.uploading', { name: shown })}
        />
      )}
      {state.kind === 'done' && (
        <bdi dir="ltr" className="identifier small faint" data-wrap>
          SHA-256 {state.item.sha256}
        </bdi>
      )}
      {state.kind === 'failed' && <Trouble error={state.error} />}
      {state.kind === 'done' && state.trouble !== undefined && <Trouble error={state.trouble} />}
      {wasForgotten(upload) && <p className="small">{say('given.forgotten')}</p>}
      {stopped && (
        <div className="row">
          <ChooseAgain upload={upload} />
          <Button size="xs" variant="default" onClick={() => abandon.mutate()} loading={abandon.isPending}>
            {say('evidence.upload.give-up')}
          </Button>
        </div>
      )}
    </section>
  );
}

function ChooseAgain({ upload }: { upload: UploadUnderWay }): ReactNode {
  const { say } = useLanguage();
  const id = useId();
  return (
    <>
      <label htmlFor={id} className="plain-button">
        {say('evidence.upload.choose', { name: `\u2066${shownControls(upload.name)}\u2069` })}
      </label>
      <input
        id={id}
        type="file"
        className="hidden-text"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file !== undefined) resumeUpload(upload.id, file);
        }}
      />
    </>
  );
}
