// SPDX-License-Identifier: Apache-2.0
/**
 * Dated copies of policy pages, from a folder or from a git history:
 *
 *     pages/Facebook/Law Enforcement Guidelines/2026-01-02.md     one file for each day; beside them url.txt, if the address is known
 *     Facebook/Law Enforcement Guidelines.md                      in a git history, one commit for each change (Open Terms Archive)
 *
 * Nothing is fetched. The copies are hostile text: they are read, never run.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { KnowledgeError } from '../../core/errors/knowledge.ts';
import type { WatchedPage } from '../../core/routes/watch-pages.ts';

/** A page of more than this is no policy. */
const MOST_BYTES = 4_000_000;

export function watchedPages(folder: string): readonly WatchedPage[] {
  if (!existsSync(folder))
    throw new KnowledgeError('FILE_UNREADABLE', { message: `${folder}: expected a folder with copies of pages, found nothing.` });
  return existsSync(join(folder, '.git')) ? fromGit(folder) : fromFolder(folder);
}

function fromFolder(folder: string): readonly WatchedPage[] {
  const copies = globSync('**/*.{md,html,htm,txt}', { cwd: folder }).filter((path) => /(^|\/)\d{4}-\d{2}-\d{2}\.\w+$/.test(path));
  const names = [...new Set(copies.map((path) => dirname(path)))].sort();
  return names.map((name) => {
    const urlFile = join(folder, name, 'url.txt');
    const own = copies.filter((path) => dirname(path) === name).sort();
    return {
      name,
      ...(existsSync(urlFile) && { url: readFileSync(urlFile, 'utf8').trim() }),
      copies: own.map((path) => ({
        on: /(\d{4}-\d{2}-\d{2})\.\w+$/.exec(path)?.[1] ?? '',
        text: readFileSync(join(folder, path), 'utf8').slice(0, MOST_BYTES),
      })),
    };
  });
}

/** Every version of every page, by the author's date of the commit; only the last of a day counts. */
function fromGit(folder: string): readonly WatchedPage[] {
  const git = (...args: string[]): string =>
    execFileSync('git', ['-C', folder, '-c', 'core.quotePath=false', ...args], { encoding: 'utf8', maxBuffer: 256_000_000 });
  const paths = git('ls-files', '-z')
    .split('\0')
    .filter((path) => /\.(md|html|txt)$/.test(path) && path.includes('/'));
  return paths.sort().map((path) => {
    const byDay = new Map<string, string>();
    for (const line of git('log', '--reverse', '--format=%H %as', '--', path).split('\n').filter(Boolean)) {
      const [commit = '', day = ''] = line.split(' ');
      byDay.set(day, commit);
    }
    const copies = [...byDay].flatMap(([on, commit]) => {
      const exists = git('ls-tree', '--name-only', commit, '--', path).trim() !== '';
      return exists ? [{ on, text: git('show', `${commit}:${path}`).slice(0, MOST_BYTES) }] : [];
    });
    return { name: path.replace(/\.(md|html|txt)$/, ''), copies: copies.toSorted((a, b) => (a.on < b.on ? -1 : 1)) };
  });
}
