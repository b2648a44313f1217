// SPDX-License-Identifier: Apache-2.0
import { QueryCache, QueryClient, type QueryClientConfig } from '@tanstack/react-query';
import { ProblemAnswer } from '../../core/api/client.ts';

/**
 * A client in which an answer leaves the page when the desk no longer gives it: to whoever was taken out of a circle in the meantime, or of what
 * was erased. One question that is refused makes every other answer old.
 */
export function clientThatForgets(config: QueryClientConfig): QueryClient {
  const client: QueryClient = new QueryClient({
    ...config,
    queryCache: new QueryCache({
      onError: (error, query) => {
        if (query.state.data === undefined || !isNoLongerShown(error)) return;
        query.setState({ data: undefined });
        void client.invalidateQueries();
      },
    }),
  });
  return client;
}

/** Not what a proxy or a dying process says. */
function isNoLongerShown(error: unknown): boolean {
  return error instanceof ProblemAnswer && error.problem.code !== 'HTTP_UNEXPECTED' && [403, 404, 410].includes(error.problem.status);
}
