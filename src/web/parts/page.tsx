// SPDX-License-Identifier: Apache-2.0
/** The frame of a screen: where we are, its one heading, its acts; and what stands in it: sections, empty places. */
import { Link, type LinkProps } from '@tanstack/react-router';
import { type ReactNode, useEffect, useId } from 'react';
import { shownOverrides } from '../../core/documents/shown-controls.ts';
import { useLanguage, useSay } from '../language/language.tsx';
import { PrintMark } from './print-mark.tsx';
import { Name } from './words.tsx';

export interface Crumb {
  readonly text: string;
  readonly link: Pick<LinkProps, 'to' | 'params' | 'search'>;
}

interface PageProps {
  /** For the tab of the browser and the screen reader. */
  readonly title: string;
  readonly heading?: ReactNode;
  readonly crumbs?: readonly Crumb[];
  readonly lead?: ReactNode;
  readonly acts?: ReactNode;
  /** The case it is of: its number and how it is to be handled stand on every printed sheet. */
  readonly ofCase?: string | undefined;
  readonly children: ReactNode;
}

export function Page(props: PageProps): ReactNode {
  const say = useSay();
  useEffect(() => {
    document.title = `${props.title} · Rogatory`;
  }, [props.title]);
  return (
    <>
      <PrintMark ofCase={props.ofCase} />
      <header className="page-head">
        {props.crumbs !== undefined && (
          <nav aria-label={say('shell.breadcrumbs')} className="crumbs">
            <ol>
              {props.crumbs.map((crumb) => (
                <li key={crumb.text}>
                  <Link {...(crumb.link as LinkProps)}>
                    <Name>{crumb.text}</Name>
                  </Link>
                </li>
              ))}
            </ol>
          </nav>
        )}
        <div className="page-title">
          <h1>{props.heading ?? shownOverrides(props.title)}</h1>
          {props.acts !== undefined && <div className="row acts">{props.acts}</div>}
        </div>
        {props.lead !== undefined && <div className="lead">{props.lead}</div>}
      </header>
      {props.children}
    </>
  );
}

export function Section(props: { title: string; acts?: ReactNode; count?: number; children: ReactNode; flush?: boolean }): ReactNode {
  const { formats } = useLanguage();
  const id = useId();
  return (
    <section className="card" aria-labelledby={id} data-flush={props.flush || undefined}>
      <header className="card-head">
        <h2 id={id}>
          <Name>{props.title}</Name>
          {props.count !== undefined && <span className="count">{formats.count(props.count)}</span>}
        </h2>
        {props.acts}
      </header>
      <div className="card-body">{props.children}</div>
    </section>
  );
}

/** An empty place says what belongs there and how it gets there. */
export function Empty(props: { what: string; todo?: string; children?: ReactNode }): ReactNode {
  return (
    <div className="empty">
      <p>
        <strong>{props.what}</strong>
      </p>
      {props.todo !== undefined && <p>{props.todo}</p>}
      {props.children}
    </div>
  );
}
