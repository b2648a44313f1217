// SPDX-License-Identifier: Apache-2.0
/** The desk's paper beside the scan, page by page. A page counts as compared when a person says so; all of them must be. */
import './paper-road.css';
import { Button, Checkbox } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { pathOf } from '../../../core/api/client.ts';
import { apiRoutes } from '../../../core/api/index.ts';
import type { PaperRoad } from '../../../core/api/paper-road.ts';
import { useSay } from '../../language/language.tsx';
import { type Drawable, openDrawable } from './draw-pages.ts';

interface BesideProps {
  readonly requestId: string;
  readonly paper: PaperRoad['papers'][number];
  readonly evidenceId: string;
  /** How many pages of the paper were compared. */
  readonly compared: (pages: number) => void;
}

export function PaperBesideScan({ requestId, paper, evidenceId, compared }: BesideProps): ReactNode {
  const say = useSay();
  const [page, setPage] = useState(1);
  const [seen, setSeen] = useState<readonly number[]>([]);
  const own = useDrawable(pathOf(apiRoutes.documentBytes, { requestId, sha256: paper.document }));
  const scan = useDrawable(pathOf(apiRoutes.scanBytes, { requestId, evidenceId }));
  const last = Math.max(paper.pages, typeof scan === 'object' ? scan.pages : 1);
  const look = (isSame: boolean) => {
    const pages = isSame ? [...seen, page] : seen.filter((one) => one !== page);
    setSeen(pages);
    compared(pages.length);
  };
  return (
    <div className="stack">
      <div className="split">
        <div className="row">
          <Button variant="default" onClick={() => setPage(page - 1)} disabled={page === 1} aria-label={say('paper.page.before')}>
            <IconChevronLeft size={16} aria-hidden="true" className="turns" />
          </Button>
          <span aria-live="polite">{say('paper.page', { page, pages: last })}</span>
          <Button variant="default" onClick={() => setPage(page + 1)} disabled={page >= last} aria-label={say('paper.page.after')}>
            <IconChevronRight size={16} aria-hidden="true" className="turns" />
          </Button>
        </div>
        {page <= paper.pages && (
          <Checkbox
            label={say('paper.page.same', { page })}
            checked={seen.includes(page)}
            onChange={(event) => look(event.currentTarget.checked)}
          />
        )}
      </div>
      <div className="paper-beside">
        <Drawn of={own} page={page} title={say('paper.ours')} />
        <Drawn of={scan} page={page} title={say('paper.scan')} />
      </div>
    </div>
  );
}

type Opened = Drawable | 'opening' | 'failed';

function useDrawable(path: string): Opened {
  const [opened, setOpened] = useState<Opened>('opening');
  useEffect(() => {
    let isWanted = true;
    let drawable: Drawable | undefined;
    setOpened('opening');
    openDrawable(path)
      .then((found) => {
        drawable = found;
        if (isWanted) setOpened(found);
        else found.close();
      })
      .catch(() => isWanted && setOpened('failed'));
    return () => {
      isWanted = false;
      drawable?.close();
    };
  }, [path]);
  return opened;
}

function Drawn({ of, page, title }: { of: Opened; page: number; title: string }): ReactNode {
  const say = useSay();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [isBroken, setBroken] = useState(false);
  useEffect(() => {
    if (typeof of !== 'object' || page > of.pages || canvas.current === null) return;
    setBroken(false);
    of.draw(page, canvas.current).catch(() => setBroken(true));
  }, [of, page]);
  const words =
    of === 'opening'
      ? say('paper.opening')
      : of === 'failed' || isBroken
        ? say('paper.undrawable')
        : page > of.pages
          ? say('paper.no-page')
          : undefined;
  return (
    <figure aria-label={title}>
      <figcaption className="small strong">{title}</figcaption>
      {words !== undefined && <p className="faint">{words}</p>}
      <canvas ref={canvas} hidden={words !== undefined} role="img" aria-label={say('paper.page.of', { title, page })} />
    </figure>
  );
}
